using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Whence.Gateway.Access;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Gateway.Edge;

/// <summary>The first to see a request: gives it an id, takes away what it may not say, turns tricks away.</summary>
internal sealed class EdgeMiddleware(
    RequestDelegate next, InternalCalls internalCalls, IOptions<GatewayOptions> options, GatewayMetrics metrics)
{
    private const string RequestId = "x-request-id";

    public Task InvokeAsync(HttpContext context)
    {
        var request = new GatewayRequest($"req_{Guid.CreateVersion7():N}");
        context.Items[typeof(GatewayRequest)] = request;
        context.TraceIdentifier = request.Id;
        context.Response.OnStarting(ResponseHeaders.WriteAsync, context);
        if (internalCalls.Has(context))
        {
            return next(context);
        }

        InboundHeaders.Strip(context.Request.Headers, options.Value.TrustTraceContext);
        context.Request.Headers[RequestId] = request.Id;
        if (HttpMethods.IsTrace(context.Request.Method) || HttpMethods.IsConnect(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, POST, DELETE";
            return RefuseAsync(context, Refusals.MethodNotAllowed);
        }

        if (HasTwoLengths(context.Request.Headers))
        {
            context.Response.Headers.Connection = "close";
            return RefuseAsync(context, Refusals.TwoLengths);
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return RequestPath.IsPlain(target) ? next(context) : RefuseAsync(context, Refusals.NotFound);
    }

    // Whoever reads the one length sees another request than whoever reads the other. The server keeps the length that
    // it did not use under a name of its own.
    private static bool HasTwoLengths(IHeaderDictionary headers) =>
        headers.ContainsKey("Transfer-Encoding")
        && (headers.ContainsKey("Content-Length") || headers.ContainsKey("X-Content-Length"));

    private Task RefuseAsync(HttpContext context, Problem refusal)
    {
        metrics.Refused(refusal.Code);
        return ProblemWriter.WriteAsync(context, refusal);
    }
}
