using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Whence.Gateway.Quotas;
using Whence.Gateway.Routes;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Gateway.Access;

/// <summary>Lets a tenant in as long as it has requests of its minute and streams left.</summary>
internal sealed class TenantGate(RequestBuckets buckets, OpenStreams streams, IOptions<GatewayOptions> options)
{
    /// <summary>Counts the request; whoever is let in must leave.</summary>
    public Problem? Enter(HttpContext context, PublicRoute route, CallerIdentity caller)
    {
        if (caller.Limits.RequestsPerMinute is { } limit)
        {
            var bucket = buckets.Take(caller.Tenant, limit);
            context.GatewayRequest().Bucket = bucket;
            if (!bucket.Admitted)
            {
                QuotaHeaders.WriteRetry(context.Response.Headers, bucket.UntilNext);
                return Refusals.TooManyRequests(limit, QuotaHeaders.SecondsUp(bucket.UntilNext));
            }
        }

        var streamsMax = options.Value.OpenStreamsPerTenant;
        return !route.MayStream || streams.TryOpen(caller.Tenant, streamsMax)
            ? null
            : Refusals.TooManyStreams(streamsMax);
    }

    public void Leave(PublicRoute route, CallerIdentity caller)
    {
        if (route.MayStream)
        {
            streams.Close(caller.Tenant);
        }
    }
}
