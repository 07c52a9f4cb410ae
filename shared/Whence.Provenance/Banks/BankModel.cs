namespace Whence.Provenance.Banks;

/// <summary>The model of a bank.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Digest">The SHA-256 of its weights.</param>
/// <param name="Width">The length of a vector.</param>
public sealed record BankModel(string Name, string Digest, int Width);
