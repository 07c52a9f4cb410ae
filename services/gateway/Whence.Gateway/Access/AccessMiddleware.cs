using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Whence.Gateway.Edge;
using Whence.Gateway.Quotas;
using Whence.Gateway.Routes;
using Whence.Hosting.Identity;
using Whence.Hosting.Problems;

namespace Whence.Gateway.Access;

/// <summary>
/// Decides whether a request goes on. 1. Its path and method are public. 2. Its body is not too large. 3. Its caller is
/// proved. 4. The caller has the scope. 5. The tenant has requests and streams left. Then the caller travels with it.
/// </summary>
internal sealed class AccessMiddleware(
    RequestDelegate next,
    RouteTable routes,
    CallerProof proof,
    TenantGate gate,
    CallerStamp stamp,
    InternalCalls internalCalls,
    IOptions<GatewayOptions> options,
    GatewayMetrics metrics)
{
    // The process's own pages; they say nothing about any tenant.
    private static readonly string[] OwnPages = ["/metrics", "/version"];
    private static readonly string[] OwnFolders = ["/healthz/", "/v2/health/"];

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (routes.Find(path) is { } found)
        {
            return InvokeAsync(context, found);
        }

        return IsOwn(path) || internalCalls.Has(context) ? next(context) : RefuseAsync(context, Refusals.NotFound);
    }

    private static bool IsOwn(string path) =>
        Array.IndexOf(OwnPages, path) >= 0
        || Array.Exists(OwnFolders, folder => path.StartsWith(folder, StringComparison.Ordinal));

    private async Task InvokeAsync(HttpContext context, IReadOnlyList<PublicRoute> found)
    {
        var route = found.FirstOrDefault(candidate => candidate.Method == context.Request.Method);
        if (route is null)
        {
            context.Response.Headers.Allow = string.Join(", ", found.Select(candidate => candidate.Method));
            await RefuseAsync(context, Refusals.MethodNotAllowed);
            return;
        }

        context.GatewayRequest().Route = route;
        if (LimitBody(context, route.TakesBody ? options.Value.BodyBytesMax : 0) is { } tooLarge)
        {
            await RefuseAsync(context, tooLarge);
        }
        else if (route.Scopes.Count == 0)
        {
            await next(context);
        }
        else
        {
            await AdmitAsync(context, route);
        }
    }

    private async Task AdmitAsync(HttpContext context, PublicRoute route)
    {
        var (caller, refusal) = await proof.ProveAsync(context);
        if (caller is null)
        {
            await RefuseAsync(context, refusal!);
        }
        else if (!route.Scopes.Any(caller.Identity.May))
        {
            await RefuseAsync(context, Refusals.MissingScope(route.Scopes));
        }
        else if (gate.Enter(context, route, caller.Identity) is { } full)
        {
            await RefuseAsync(context, full);
        }
        else
        {
            await GoOnAsync(context, route, caller);
        }
    }

    private async Task GoOnAsync(HttpContext context, PublicRoute route, KnownCaller caller)
    {
        try
        {
            stamp.Put(context, caller);
            await next(context);
        }
        finally
        {
            gate.Leave(route, caller.Identity);
        }
    }

    // Said before anything of the body is read; a body without a length is cut off where it passes the limit.
    private static Problem? LimitBody(HttpContext context, long bytesMax)
    {
        if (context.Request.ContentLength > bytesMax)
        {
            return Refusals.TooLarge(bytesMax);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytesMax;
        }

        return null;
    }

    private Task RefuseAsync(HttpContext context, Problem refusal)
    {
        metrics.Refused(refusal.Code);
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"whence\"";
        }

        if (refusal.RetryAfterSeconds is { } seconds && !context.Response.Headers.ContainsKey("retry-after-ms"))
        {
            QuotaHeaders.WriteRetry(context.Response.Headers, TimeSpan.FromSeconds(seconds));
        }

        return ProblemWriter.WriteAsync(context, refusal);
    }
}
