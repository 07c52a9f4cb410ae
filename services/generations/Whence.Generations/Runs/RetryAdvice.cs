using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Runs;

/// <summary>Tells OpenAI's clients, which repeat 409, 429 and 5xx by themselves, whether that can help.</summary>
internal sealed class RetryAdvice : IEndpointFilter
{
    private const int WorthWaitingSeconds = 60;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ApiException exception) when (Advice(exception) is { } advice)
        {
            var response = context.HttpContext.Response;
            response.OnStarting(() =>
            {
                response.Headers["x-should-retry"] = advice;
                return Task.CompletedTask;
            });
            throw;
        }
    }

    // A generation that failed costs its tokens again; a caller decides that, not a library.
    private static string? Advice(ApiException exception) => exception.Status switch
    {
        StatusCodes.Status409Conflict or StatusCodes.Status429TooManyRequests =>
            exception.RetryAfterSeconds <= WorthWaitingSeconds ? "true" : "false",
        >= StatusCodes.Status500InternalServerError => "false",
        _ => null,
    };
}
