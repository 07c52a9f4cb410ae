using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Whence.Hosting.Http;

/// <summary>Gives each request an id: the gateway's, or one of its own. A client's own id is sent back to it.</summary>
internal sealed class RequestIdMiddleware(RequestDelegate next, ILogger<RequestIdMiddleware> logger)
{
    public const string RequestId = "x-request-id";
    public const string ClientRequestId = "X-Client-Request-Id";

    private const int LengthMax = 64;
    private const int ClientLengthMax = 512;

    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[RequestId];
        var id = given.Count == 1 && IsId(given[0]) ? given[0]! : $"req_{Guid.NewGuid():N}";
        context.TraceIdentifier = id;
        context.Response.Headers[RequestId] = id;
        var client = context.Request.Headers[ClientRequestId];
        if (client.Count == 1 && IsVisible(client[0]))
        {
            context.Response.Headers[ClientRequestId] = client[0];
        }

        using (logger.BeginScope(new KeyValuePair<string, object>[] { new("request_id", id) }))
        {
            await next(context);
        }
    }

    private static bool IsId(string? value) =>
        value is { Length: > 0 and <= LengthMax }
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private static bool IsVisible(string? value) =>
        value is { Length: > 0 and <= ClientLengthMax } && value.All(letter => letter is > ' ' and <= '~');
}
