using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Whence.Hosting.Problems;

/// <summary>Turns exceptions and bare statuses into problems.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBare(context.Response))
            {
                await ProblemWriter.WriteAsync(context, ProblemMapping.OfStatus(context.Response.StatusCode));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, ProblemMapping.Of(exception), exception);
        }
    }

    private static bool IsBare(HttpResponse response) =>
        !response.HasStarted
        && response.StatusCode >= StatusCodes.Status400BadRequest
        && response.ContentType is null
        && response.ContentLength is null;

    private async Task AnswerAsync(HttpContext context, Problem problem, Exception exception)
    {
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            Log.RequestFailed(logger, context.Request.Method, problem.Status, problem.Code, exception);
        }

        var id = context.Response.Headers[Http.RequestIdMiddleware.RequestId];
        var client = context.Response.Headers[Http.RequestIdMiddleware.ClientRequestId];
        context.Response.Clear();
        context.Response.Headers[Http.RequestIdMiddleware.RequestId] = id;
        if (client.Count > 0)
        {
            context.Response.Headers[Http.RequestIdMiddleware.ClientRequestId] = client;
        }

        await ProblemWriter.WriteAsync(context, problem);
    }
}
