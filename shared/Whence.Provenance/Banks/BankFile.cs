namespace Whence.Provenance.Banks;

/// <summary>A file of a bank.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Digest">Its SHA-256.</param>
public sealed record BankFile(string Name, long Length, string Digest);
