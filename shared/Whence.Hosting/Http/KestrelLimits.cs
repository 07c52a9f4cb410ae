using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Http;

/// <summary>Gives Kestrel the limits of <see cref="HttpLimits"/>.</summary>
internal sealed class KestrelLimits(IOptions<HttpLimits> limits) : IConfigureOptions<KestrelServerOptions>
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = limits.Value.BodyBytesMax;
        options.Limits.MaxRequestHeadersTotalSize = limits.Value.HeaderBytesMax;
        options.Limits.MaxRequestHeaderCount = limits.Value.HeadersMax;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(limits.Value.BodyBytesPerSecondMin, Grace);
    }
}
