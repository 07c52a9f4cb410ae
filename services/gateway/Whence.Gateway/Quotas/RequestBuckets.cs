using System.Collections.Concurrent;

namespace Whence.Gateway.Quotas;

/// <summary>The buckets of all tenants. Keys of one tenant with the same limit share one; another limit has another.
/// Tenants come from keys and tokens that were proved, so there are only as many as were let in.</summary>
internal sealed class RequestBuckets(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Tenant, int Limit), RequestBucket> _buckets = new();

    public BucketState Take(string tenant, int requestsPerMinute) =>
        _buckets.GetOrAdd((tenant, requestsPerMinute), static (key, clock) => new(key.Limit, clock), time).Take();
}
