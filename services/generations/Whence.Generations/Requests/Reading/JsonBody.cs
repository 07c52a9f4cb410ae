using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Whence.Hosting.Problems;

namespace Whence.Generations.Requests.Reading;

/// <summary>Reads the body of a request as strict JSON: UTF-8, one object, no name twice, at most 32 levels.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Returns the bytes; Kestrel limits them.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        CheckType(request);
        using var buffer = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, 1 << 20));
        await request.Body.CopyToAsync(buffer, cancellation);
        return buffer.ToArray();
    }

    /// <summary>Returns the fields of the object that the bytes are.</summary>
    public static Fields Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw Malformed("it is not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new Fields(document.RootElement.Clone(), "")
                : throw Malformed("it is not an object");
        }
        catch (InvalidOperationException)
        {
            throw Malformed("a name holds half of a surrogate pair");
        }
        catch (JsonException exception)
        {
            throw IsTwice(exception) ? Twice() : Malformed(Reason(exception));
        }
    }

    private static void CheckType(HttpRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson || request.Headers.ContentEncoding.Count > 0)
        {
            throw new ApiException(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported_media_type",
                "The body must be application/json in UTF-8, and not compressed; set the Content-Type header.");
        }
    }

    // The parser's own message could quote the body, so only its position is passed on.
    private static string Reason(JsonException exception) =>
        $"it breaks off or goes wrong in line {(exception.LineNumber ?? 0) + 1}, " +
        $"byte {(exception.BytePositionInLine ?? 0) + 1}, or is nested too deeply";

    private static bool IsTwice(JsonException exception) =>
        exception.Message.Contains("uplicate", StringComparison.Ordinal);

    private static ApiException Twice() => new(
        StatusCodes.Status400BadRequest, "duplicate_parameter", "A field stands in an object twice; send it once.");

    private static ApiException Malformed(string reason) => new(
        StatusCodes.Status400BadRequest, "invalid_json", $"The body is not one strict JSON object: {reason}.");
}
