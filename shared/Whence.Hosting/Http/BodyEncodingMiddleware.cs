using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Whence.Hosting.Problems;

namespace Whence.Hosting.Http;

/// <summary>Refuses bodies that are compressed, for a small one could unpack to any size, and text that is not UTF-8.
/// </summary>
internal sealed class BodyEncodingMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => IsPlain(context.Request) && IsUtf8(context.Request)
        ? next(context)
        : ProblemWriter.WriteAsync(context, ProblemMapping.OfStatus(StatusCodes.Status415UnsupportedMediaType));

    private static bool IsPlain(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        return encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsUtf8(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
