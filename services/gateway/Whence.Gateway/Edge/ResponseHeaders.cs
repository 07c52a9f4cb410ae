using Microsoft.AspNetCore.Http;
using Whence.Gateway.Access;
using Whence.Gateway.Quotas;

namespace Whence.Gateway.Edge;

/// <summary>The headers of every answer, written last so that they are there once, whoever else set them.</summary>
internal static class ResponseHeaders
{
    private const string ClientRequestId = "X-Client-Request-Id";

    public static Task WriteAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var request = context.GatewayRequest();
        headers["x-request-id"] = request.Id;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.Remove("Server");
        headers.Remove("X-Powered-By");
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        // The service echoed it, and so did this process.
        if (headers[ClientRequestId] is { Count: > 1 } twice)
        {
            headers[ClientRequestId] = twice[0];
        }

        if (request.Bucket is { } bucket)
        {
            QuotaHeaders.Write(headers, bucket);
        }

        return Task.CompletedTask;
    }
}
