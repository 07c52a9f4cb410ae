namespace Whence.Provenance.Evidence;

/// <summary>A vector as a sum of prototypes, h = Σ a_i p_i + r.</summary>
/// <param name="Terms">The prototypes with a weight, nearest first.</param>
/// <param name="Resemblance">The cosine of the centred vector with the nearest prototype's, whether it has a weight or
/// not.</param>
public sealed record Mixture(IReadOnlyList<MixtureTerm> Terms, double Resemblance);
