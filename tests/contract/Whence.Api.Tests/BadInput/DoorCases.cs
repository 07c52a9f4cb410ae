using System.Text;

namespace Whence.Api.Tests.BadInput;

/// <summary>The mistakes of part H at every door that takes a body: one answer for one mistake.</summary>
internal static class DoorCases
{
    private static readonly Dictionary<string, string> Members = new()
    {
        ["/v1/generations"] = "\"prompt\":\"a\"",
        ["/v1/chat/completions"] = "\"model\":\"brackhaven\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]",
        ["/v1/completions"] = "\"model\":\"brackhaven\",\"prompt\":\"a\"",
        ["/v1/embeddings"] = "\"model\":\"brackhaven\",\"input\":\"a\"",
        ["/v1/tokenize"] = "\"text\":\"a\"",
        ["/v1/detokenize"] = "\"tokens\":[5]",
        ["/v1/attributions"] = "\"prompt\":\"a\",\"completion\":\"b\"",
        ["/v1/concepts/contrast"] = "\"with\":[\"a\"],\"without\":[\"b\"]",
        ["/v1/steering-profiles/suggest"] = "\"description\":\"polite\"",
        ["PUT /v1/steering-profiles/calm"] = "\"description\":\"calm\"",
        ["PUT /v1/safe-sets/desk"] = "\"prompts\":[\"a\"]",
        ["/v1/safe-sets/desk/check"] = "\"prompt\":\"a\"",
        ["/v1/generations/gen_0/explanations"] = "\"target\":\"answer\"",
        ["/v1/generations/gen_0/counterfactuals"] = "\"steering\":\"none\"",
    };

    public static IReadOnlyList<BadInput> All { get; } = [.. Members.SelectMany(door => At(door.Key, door.Value))];

    private static IEnumerable<BadInput> At(string path, string members)
    {
        var body = $"{{{members}}}";
        yield return Row(path, "nothing", 400, "invalid_json", "");
        yield return Row(path, "null", 400, "invalid_json", "null");
        yield return Row(path, "an array", 400, null, "[{}]");
        yield return Row(path, "a truncated body", 400, "invalid_json", $"{{{members}");
        yield return Row(path, "a trailing letter", 400, "invalid_json", $"{body} x");
        yield return Row(path, "a field twice", 400, "duplicate_parameter", $"{{{members},{members}}}");
        yield return Row(path, "an unknown field", 400, "unknown_parameter", $"{{{members},\"nonsense\":1}}");
        yield return Row(path, "great depth", 400, null, $"{{{members},\"a\":{new string('[', 10_000)}");
        yield return Row(path, "UTF-16", 400, null, "") with { Body = Encoding.Unicode.GetBytes(body) };
        yield return Row(path, "no UTF-8", 400, null, "") with { Body = [.. "{\""u8, 0xff, .. "\":1}"u8] };
        yield return Row(path, "10 MB", 413, "request_too_large", $"{{\"text\":\"{new string('a', 10_000_000)}\"}}");
        yield return Row(path, "a compressed body", 415, "unsupported_media_type", body) with
        {
            Headers = [("Content-Encoding", "gzip")],
        };
        yield return Row(path, "text/plain", 415, "unsupported_media_type", body) with { ContentType = "text/plain" };
        yield return Row(path, "UTF-16, as it says", 415, "unsupported_media_type", "") with
        {
            Body = Encoding.Unicode.GetBytes(body), ContentType = "application/json; charset=utf-16",
        };
    }

    // POST, unless the door says otherwise.
    private static BadInput Row(string door, string what, int status, string? code, string body) =>
        BadInput.Json($"{door}: {what}", what, status, code, body) with
        {
            Method = door.StartsWith("PUT ", StringComparison.Ordinal) ? HttpMethod.Put : HttpMethod.Post,
            Path = door.Split(' ')[^1],
        };
}
