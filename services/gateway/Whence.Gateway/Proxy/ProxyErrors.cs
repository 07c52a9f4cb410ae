using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Whence.Gateway.Access;
using Whence.Gateway.Quotas;
using Whence.Hosting.Problems;
using Yarp.ReverseProxy.Forwarder;

namespace Whence.Gateway.Proxy;

/// <summary>Gives what went wrong between here and a service the one body of an error.</summary>
internal sealed class ProxyErrors(RequestDelegate next, ILogger<ProxyErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var error = context.GetForwarderErrorFeature();
        var noReplica = error is null && context.Response.StatusCode == 503
            && context.Response.ContentType is null && context.Response.ContentLength is null;
        if ((error is null && !noReplica) || context.Response.HasStarted
            || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var service = context.GatewayRequest().Route!.Service;
        log.ServiceAway(service, error?.Error.ToString() ?? "no replica");
        await WriteAsync(context, ProblemOf(context, service, error));
    }

    private static Problem ProblemOf(HttpContext context, string service, IForwarderErrorFeature? error) =>
        error is null || NeverArrived(error.Exception)
            ? new(503, "service_unavailable", $"The service {service} is away; try again.", null, 1)
            : context.Response.StatusCode switch
            {
                408 or 413 or 400 => ProblemMapping.OfStatus(context.Response.StatusCode),
                504 => new(504, "service_timeout", $"The service {service} did not answer in time."),
                _ => new(502, "service_broken", $"The service {service} broke off; what it did is unknown."),
            };

    // No connection was made, so nothing was done, and doing it again is safe.
    private static bool NeverArrived(Exception? exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => true,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => true,
        AggregateException several => several.InnerExceptions.Any(NeverArrived),
        _ => false,
    };

    private static async Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.Headers.ContentLength = null;
        if (problem.RetryAfterSeconds is { } seconds)
        {
            QuotaHeaders.WriteRetry(context.Response.Headers, TimeSpan.FromSeconds(seconds));
        }
        else if (problem.Status >= 500)
        {
            context.Response.Headers["x-should-retry"] = HttpMethods.IsGet(context.Request.Method) ? "true" : "false";
        }

        await ProblemWriter.WriteAsync(context, problem);
    }
}
