using Microsoft.AspNetCore.Http;
using Whence.Gateway.Quotas;
using Whence.Gateway.Routes;

namespace Whence.Gateway.Access;

/// <summary>What the gateway knows of a request while it runs.</summary>
internal sealed class GatewayRequest(string id)
{
    public string Id => id;

    public PublicRoute? Route { get; set; }

    /// <summary>Gets or sets the state of the bucket that counted the request, or null when there is none.</summary>
    public BucketState? Bucket { get; set; }
}
