using Microsoft.AspNetCore.Http;

namespace Whence.Gateway.Access;

/// <summary>Finds what the gateway knows of a request.</summary>
internal static class GatewayRequestExtensions
{
    public static GatewayRequest GatewayRequest(this HttpContext context) =>
        (GatewayRequest)context.Items[typeof(GatewayRequest)]!;
}
