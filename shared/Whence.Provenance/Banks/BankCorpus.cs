namespace Whence.Provenance.Banks;

/// <summary>The corpus of a bank.</summary>
/// <param name="Digest">The SHA-256 of what its documents say.</param>
/// <param name="Documents">How many of them are in the bank.</param>
/// <param name="HeldOut">How many were held out of training, and so are not.</param>
public sealed record BankCorpus(string Digest, int Documents, int HeldOut);
