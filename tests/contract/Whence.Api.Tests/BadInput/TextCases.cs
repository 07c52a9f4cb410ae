using System.Globalization;
using System.Text.Json;

namespace Whence.Api.Tests.BadInput;

/// <summary>Part T: texts and token ids at the edges of what a model can read.</summary>
internal static class TextCases
{
    private const int Context = 512;
    private const int Vocabulary = 3072;
    private const int Mask = 3070;
    private const int Block = 32;

    public static IEnumerable<BadInput> All { get; } =
    [
        Text("41.1", "an empty prompt", ""),
        Text("42.1", "a prompt of spaces", "   "),
        Endless("43.1", "900,000 times a", "a"), Endless("43.2", "900,000 times ^", "^"),
        Endless("43.3", "900,000 spaces", " "), Endless("43.4", "450,000 line feeds", "\n"),
        TooLong("44.1", "30 kB of CJK without a space", Repeat("漢字", 5000)),
        Text("44.2", "a chain of joined emoji", Repeat("👩‍👩‍👧‍👦", 10)),
        TooLong("45.1", "a tower of 10,000 combining marks", "e" + Repeat("\u0301", 10_000)),
        Text("46.1", "direction marks, zero-width characters, lookalikes", "pay\u202egnp\u200b.\u2066\u0430\u2069"),
        Text("47.1", "the names of special tokens", "<|mask|><|bos|><|endoftext|><|endofchunk|><|im_start|>"),
        Tokens("48.1", "one token more than fits", Context - Block + 1, 5, "prompt_too_long"),
        Tokens("49.1", "exactly as many tokens as fit", Context - Block, 5, null),
        Tokens("50.1", "a token behind the vocabulary", 3, Vocabulary, "invalid_value"),
        Tokens("50.2", "a negative token", 3, -1, "invalid_value"),
        Tokens("52.1", "the mask among the tokens", 3, Mask, "mask_token"),
        Chat("53.1", "a role that is not there", 422, "{\"role\":\"wizard\",\"content\":\"Hi\"}") with
        {
            Code = "invalid_role", Param = "messages",
        },
        Chat("53.2", "10,000 messages", 422, string.Join(',', Enumerable.Repeat(Turn("user"), 10_000))) with
        {
            Code = "invalid_value", Param = "messages",
        },
        Chat("53.3", "no messages", 422, "") with { Code = "invalid_value", Param = "messages" },
        Chat("53.4", "two system messages", 200, $"{Turn("system")},{Turn("system")},{Turn("user")}"),
    ];

    private static BadInput Text(string id, string what, string prompt) => Row(
        id, what, 202, JsonSerializer.Serialize(prompt)) with { Ends = "completed" };

    private static BadInput TooLong(string id, string what, string prompt) => Text(id, what, prompt) with
    {
        Status = 422, Code = "prompt_too_long", Param = "prompt", Ends = null,
    };

    // As long as a body may be: two bytes of JSON for each line feed.
    private static BadInput Endless(string id, string what, string unit) =>
        TooLong(id, what, Repeat(unit, unit == "\n" ? 450_000 : 900_000));

    private static BadInput Tokens(string id, string what, int count, int last, string? code) => Row(
        id, what, code is null ? 202 : 422, $"[{string.Join(',', Ids(count, last))}]") with
    {
        Code = code, Param = code is null ? null : "prompt", Ends = code is null ? "completed" : null,
    };

    private static IEnumerable<string> Ids(int count, int last) => Enumerable.Repeat(5, count - 1).Append(last)
        .Select(id => id.ToString(CultureInfo.InvariantCulture));

    private static BadInput Chat(string id, string what, int status, string messages) => BadInput.Json(
        id, what, status, null, $"{{\"model\":\"brackhaven\",\"max_tokens\":32,\"messages\":[{messages}]}}") with
    {
        Path = "/v1/chat/completions",
    };

    private static BadInput Row(string id, string what, int status, string prompt) =>
        BadInput.Json(id, what, status, null, $"{{\"prompt\":{prompt},\"max_new_tokens\":{Block}}}");

    private static string Turn(string role) => $"{{\"role\":\"{role}\",\"content\":\"Hi\"}}";

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));
}
