namespace Whence.Provenance.Evidence;

/// <summary>A prototype's part in a vector.</summary>
/// <param name="Prototype">Its number.</param>
/// <param name="Weight">a_i, above zero.</param>
/// <param name="Cosine">The cosine of its centred mean with the centred vector.</param>
public readonly record struct MixtureTerm(int Prototype, float Weight, float Cosine);
