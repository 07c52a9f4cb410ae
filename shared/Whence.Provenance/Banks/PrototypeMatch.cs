namespace Whence.Provenance.Banks;

/// <summary>A prototype that a vector resembles.</summary>
/// <param name="Prototype">Its number.</param>
/// <param name="Cosine">The cosine of its centred mean with the centred vector.</param>
public readonly record struct PrototypeMatch(int Prototype, float Cosine);
