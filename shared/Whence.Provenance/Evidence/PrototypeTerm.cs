namespace Whence.Provenance.Evidence;

/// <summary>A prototype's part in a vector and in the logit of its token.</summary>
/// <param name="Prototype">Its number.</param>
/// <param name="Weight">a_i, above zero.</param>
/// <param name="Cosine">The cosine of its centred mean with the centred vector.</param>
/// <param name="Contribution">a_i ⟨W_y, p_i⟩; below zero where it speaks against the token.</param>
public sealed record PrototypeTerm(int Prototype, double Weight, float Cosine, double Contribution);
