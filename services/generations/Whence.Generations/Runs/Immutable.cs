using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Whence.Hosting.Http;

namespace Whence.Generations.Runs;

/// <summary>Answers with something that never changes again, and with 304 whoever has it already.</summary>
internal static class Immutable
{
    public static IResult Json<T>(HttpContext context, string tag, T value) =>
        Matches(context, tag) is { } unchanged ? unchanged : TypedResults.Json(value, ApiJson.Options);

    public static IResult Bytes(HttpContext context, string tag, byte[] content) =>
        Matches(context, tag) is { } unchanged
            ? unchanged
            : TypedResults.Bytes(content, "application/octet-stream");

    // Marked weak: whoever compresses on the way may change the bytes, not the meaning.
    private static StatusCodeHttpResult? Matches(HttpContext context, string tag)
    {
        var own = new EntityTagHeaderValue($"\"{tag}\"", isWeak: true);
        context.Response.GetTypedHeaders().ETag = own;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(own, false))
                ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
                : null;
    }
}
