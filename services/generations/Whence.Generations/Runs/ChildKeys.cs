using System.Security.Cryptography;
using System.Text;
using Whence.Hosting.Idempotency;

namespace Whence.Generations.Runs;

/// <summary>The idempotency keys of generations whose ids are known before they are accepted.</summary>
internal static class ChildKeys
{
    /// <summary>Returns the key under which a child is accepted, once.</summary>
    public static IdempotencyKey Accepted(Guid id) => Of(id, SHA256.HashData(id.ToByteArray()));

    /// <summary>Returns the same key, taken for nothing.</summary>
    public static IdempotencyKey Cancelled(Guid id) => Of(id, SHA256.HashData(Encoding.UTF8.GetBytes($"no {id:N}")));

    // No caller's key has a space.
    private static IdempotencyKey Of(Guid id, byte[] fingerprint) => new($"child {id:N}", fingerprint);
}
