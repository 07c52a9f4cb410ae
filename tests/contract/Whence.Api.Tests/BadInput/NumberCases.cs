using System.Globalization;

namespace Whence.Api.Tests.BadInput;

/// <summary>Part N: numbers that are out of range, of the wrong kind, or impossible together.</summary>
internal static class NumberCases
{
    private const int Vocabulary = 3072;
    private const int Mask = 3070;
    private const int Known = 154;

    public static IEnumerable<BadInput> All { get; } =
    [
        Range("26.1", "max_new_tokens", "0", "32"), Range("26.2", "max_new_tokens", "-1", "32"),
        Range("26.3", "max_new_tokens", "2147483648"),
        Range("26.4", "max_new_tokens", "1e400"), Range("26.5", "max_new_tokens", "1.5", "32"),
        Kind("26.6", "max_new_tokens", "\"64\""), Malformed("26.7", "max_new_tokens", "NaN"),
        Malformed("26.8", "max_new_tokens", "Infinity"), Kind("26.9", "max_new_tokens", "true"),
        Range("27.1", "max_new_tokens", "33", "32"), Range("27.2", "max_new_tokens", "63", "64"),
        Range("27.3", "max_new_tokens", "1000000"),
        Together("28.1", "33 steps for 2 blocks", "steps", "\"max_new_tokens\":64,\"steps\":33", "34"),
        Together("29.1", "more steps than tokens", "steps", "\"max_new_tokens\":64,\"steps\":1000000", "64"),
        Range("29.2", "steps", "0"), Range("29.3", "steps", "-4"),
        Fine("30.1", "temperature -0.0, which is 0", "\"temperature\":-0.0"),
        Range("30.2", "temperature", "-1"), Range("30.3", "temperature", "1e300"),
        Range("30.4", "temperature", "1e400"), Malformed("30.5", "temperature", "NaN"),
        Fine("30.6", "temperature 1e-300, which is 0", "\"temperature\":1e-300"),
        Range("31.1", "top_p", "-0.1"), Range("31.2", "top_p", "1.0000001"),
        Fine("31.3", "top_p 0, which is greedy", "\"top_p\":0"),
        Range("32.1", "repetition_penalty", "0"), Range("32.2", "repetition_penalty", "0.99"),
        Range("32.3", "repetition_penalty", "1e300"), Malformed("32.4", "repetition_penalty", "Infinity"),
        Range("33.1", "seed", "-1"), Range("33.2", "seed", "9223372036854775808", "9007199254740991"),
        Fine("33.3", "seed 2^53 - 1", "\"seed\":9007199254740991"),
        Range("33.4", "seed", "18446744073709551616"), Fine("33.5", "seed null: one is drawn", "\"seed\":null"),
        Range("34.1", "cfg_scale", "1e300"), Range("34.2", "cfg_scale", "-1"),
        Fine("34.3", "cfg_scale 1000, which is finite", "\"cfg_scale\":1000"),
        Fine("35.1", "no stop tokens", "\"stop_tokens\":[]"),
        Item("35.2", "100,000 stop tokens", "stop_tokens", Join(100_000, _ => 5)),
        Item("35.3", "stop token -1", "stop_tokens", "-1"),
        Item("35.4", "a stop token outside the vocabulary", "stop_tokens", Text(Vocabulary)),
        Item("35.5", "the mask as a stop token", "stop_tokens", Text(Mask)),
        Concept("36.1", "a negative concept", "{\"concept\":-1}"),
        Concept("36.2", "a concept that is not there", $"{{\"concept\":{Known}}}"),
        Concept("36.3", "a concept name that is not there", "{\"concept\":\"no such concept\"}"),
        Concept("36.4", "a concept twice", "{\"concept\":3},{\"concept\":3}"),
        Concept("36.5", "10,000 concepts", string.Join(',', Enumerable.Repeat("{\"concept\":3}", 10_000))),
        Malformed("37.1", "steering", "{\"amplify\":[{\"concept\":3,\"strength\":NaN}]}"),
        Concept("37.2", "strength 1e9", "{\"concept\":3,\"strength\":1e9}"),
        Concept("37.3", "strength -1e9", "{\"concept\":3,\"strength\":-1e9}"),
        Together("38.1", "a layer that is not there", "steering.layer",
            "\"steering\":{\"amplify\":[3],\"layer\":5}", "4"),
        Together("38.2", "steering without a concept", "steering", "\"steering\":{}"),
        Together("39.1", "top_k 0", "attribution.top_k", "\"attribution\":{\"concepts\":true,\"top_k\":0}"),
        Together("39.2", "top_k 10^9", "attribution.top_k", "\"attribution\":{\"concepts\":true,\"top_k\":1000000000}"),
        Together("40.1", "a deadline of no time", "deadline_seconds", "\"deadline_seconds\":0"),
        Together("40.2", "fewer steps than blocks", "steps", "\"max_new_tokens\":64,\"steps\":1", "2"),
    ];

    private static BadInput Range(string id, string field, string value, string? nearest = null) =>
        Together(id, $"{field} {value}", field, $"\"{field}\":{value}", nearest);

    private static BadInput Together(string id, string what, string field, string members, string? nearest = null) =>
        Row(id, what, 422, "invalid_value", members) with { Param = field, Says = nearest };

    private static BadInput Item(string id, string what, string field, string values) =>
        Row(id, what, 422, "invalid_value", $"\"{field}\":[{values}]") with { Param = field };

    private static BadInput Concept(string id, string what, string concepts) =>
        Row(id, what, 422, "invalid_value", $"\"steering\":{{\"amplify\":[{concepts}]}}") with { Param = "steering" };

    private static BadInput Kind(string id, string field, string value) =>
        Row(id, $"{field} {value}", 400, "invalid_type", $"\"{field}\":{value}") with { Param = field };

    private static BadInput Malformed(string id, string field, string value) =>
        Row(id, $"{field} {value}", 400, "invalid_json", $"\"{field}\":{value}");

    private static BadInput Fine(string id, string what, string members) =>
        Row(id, what, 202, null, members) with { Ends = "completed" };

    private static BadInput Row(string id, string what, int status, string? code, string members)
    {
        var tokens = members.Contains("max_new_tokens", StringComparison.Ordinal) ? "" : ",\"max_new_tokens\":32";
        return BadInput.Json(id, what, status, code, $"{{\"prompt\":\"The ferry\"{tokens},{members}}}");
    }

    private static string Join(int count, Func<int, int> value) =>
        string.Join(',', Enumerable.Range(0, count).Select(index => Text(value(index))));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
