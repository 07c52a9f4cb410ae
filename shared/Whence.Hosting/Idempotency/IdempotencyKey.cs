namespace Whence.Hosting.Idempotency;

/// <summary>A caller's name for one request.</summary>
/// <param name="Key">The header, 1 to 255 visible characters; each tenant has a key space of its own.</param>
/// <param name="Fingerprint">SHA-256 of method, path and body.</param>
public sealed record IdempotencyKey(string Key, byte[] Fingerprint);
