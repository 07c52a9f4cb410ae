namespace Whence.Contracts.Payloads;

/// <summary>Says which content is meant without holding it: a claim check.</summary>
/// <param name="Digest"><c>sha256:</c> and 64 lower-case hexadecimal digits, of the content's bytes.</param>
/// <param name="Length">The content's length in bytes.</param>
public sealed record PayloadReference(string Digest, long Length);
