using System.Text;

namespace Whence.Api.Tests.BadInput;

/// <summary>Part H: bodies and requests that are not what they say.</summary>
internal static class HttpCases
{
    private const string Prompt = "\"prompt\":\"The ferry\"";

    public static IEnumerable<BadInput> All { get; } =
    [
        Malformed("1.1", "an empty body", ""),
        Malformed("2.1", "the body null", "null"),
        Malformed("3.1", "an array at the top", "[{}]"),
        Malformed("4.1", "JSON that ends too early", $"{{{Prompt}"),
        Malformed("5.1", "bytes behind the JSON", $"{{{Prompt}}} x"),
        Malformed("6.1", "a field that occurs twice", $"{{{Prompt},\"seed\":1,\"seed\":2}}") with
        {
            Code = "duplicate_parameter",
        },
        Malformed("7.1", "a field that does not exist", $"{{{Prompt},\"max_tokns\":3}}") with
        {
            Code = "unknown_parameter", Param = "max_tokns",
        },
        Malformed("8.1", "JSON 10,000 levels deep", new string('[', 10_000)),
        Malformed("8.2", "a field 10,000 levels deep", $"{{{Prompt},\"a\":{new string('[', 10_000)}"),
        Malformed("9.1", "half a surrogate pair", "{\"prompt\":\"a\\ud800b\"}"),
        Bytes("10.1", "bytes that are not UTF-8", 400, [.. "{\"prompt\":\""u8, 0xff, 0xfe, .. "\"}"u8]),
        Bytes("11.1", "UTF-16 without saying so", 400, Encoding.Unicode.GetBytes($"{{{Prompt}}}")),
        Bytes("11.2", "UTF-16, said in the content type", 415, Encoding.Unicode.GetBytes($"{{{Prompt}}}")) with
        {
            ContentType = "application/json; charset=utf-16", Code = "unsupported_media_type",
        },
        Bytes("11.3", "UTF-32", 400, Encoding.UTF32.GetBytes($"{{{Prompt}}}")),
        Accepted("12.1", "NUL and control characters in the prompt", "{\"prompt\":\"a\\u0000\\u0001\\u001f\\u007fb\"}"),
        new("13.1", "a body of 10 MB", 413, "request_too_large")
        {
            Body = Encoding.UTF8.GetBytes($"{{\"prompt\":\"{new string('a', 10_000_000)}\"}}"),
        },
        Bytes("17.1", "a compressed body", 415, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]) with
        {
            Headers = [("Content-Encoding", "gzip")], Code = "unsupported_media_type",
        },
        Bytes("18.1", "text/plain", 415, Encoding.UTF8.GetBytes($"{{{Prompt}}}")) with
        {
            ContentType = "text/plain", Code = "unsupported_media_type",
        },
        Bytes("18.2", "a form", 415, "prompt=a"u8.ToArray()) with
        {
            ContentType = "application/x-www-form-urlencoded", Code = "unsupported_media_type",
        },
        NoBody("22.1", "PATCH, which no route knows", HttpMethod.Patch, "/v1/generations", 405, "method_not_allowed"),
        NoBody("22.2", "GET where only POST is", HttpMethod.Get, "/v1/tokenize", 405, "method_not_allowed"),
        NoBody("22.3", "a path that is not there", HttpMethod.Get, "/v1/nowhere", 404, "not_found"),
        NoBody("22.4", "an internal path", HttpMethod.Get,
            $"/internal/payloads/{Guid.Empty}/{new string('0', 64)}", 404, "not_found"),
    ];

    private static BadInput Malformed(string id, string what, string body) =>
        BadInput.Json(id, what, 400, "invalid_json", body);

    private static BadInput Bytes(string id, string what, int status, byte[] body) =>
        new(id, what, status, "invalid_json") { Body = body };

    private static BadInput Accepted(string id, string what, string body) =>
        BadInput.Json(id, what, 202, null, body) with { Ends = "completed" };

    private static BadInput NoBody(
        string id, string what, HttpMethod method, string path, int status, string code) =>
        new(id, what, status, code) { Method = method, Path = path };
}
