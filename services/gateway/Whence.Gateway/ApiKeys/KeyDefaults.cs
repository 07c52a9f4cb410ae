using Microsoft.Extensions.Options;
using Whence.Hosting.Identity;
using Whence.Keys;

namespace Whence.Gateway.ApiKeys;

/// <summary>Fills in what a key does not say about limits.</summary>
internal sealed class KeyDefaults(IOptions<GatewayOptions> options)
{
    public TenantLimits Apply(KeyLimits? limits)
    {
        var defaults = options.Value.DefaultLimits;
        return new TenantLimits(
            limits?.RequestsPerMinute ?? defaults.RequestsPerMinute,
            limits?.ConcurrentGenerations ?? defaults.ConcurrentGenerations,
            limits?.TokensPerDay ?? defaults.TokensPerDay);
    }
}
