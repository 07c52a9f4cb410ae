using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Hosting.Http;

/// <summary>Refuses compressed bodies: a small one could unpack to any size.</summary>
internal sealed class ContentEncodingMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var encoding = context.Request.Headers.ContentEncoding.ToString();
        return encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : ProblemWriter.WriteAsync(context, ProblemMapping.OfStatus(StatusCodes.Status415UnsupportedMediaType));
    }
}
