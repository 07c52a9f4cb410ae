using Whence.Gateway.Access;
using Whence.Keys;

namespace Whence.Gateway.ApiKeys;

/// <summary>A key in memory.</summary>
internal sealed class CachedKey(ApiKeyRecord record, KnownCaller caller, DateTimeOffset loadedAt)
{
    public ApiKeyRecord Record => record;

    public KnownCaller Caller => caller;

    public DateTimeOffset LoadedAt => loadedAt;

    public byte[] Hash { get; } = Convert.FromHexString(record.Hash);
}
