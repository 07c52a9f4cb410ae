namespace Whence.Api.Tests.BadInput;

/// <summary>Part R: profiles, edits, and what the routes around concepts cannot be asked.</summary>
internal static class RouteCases
{
    private const string Concepts = "/v1/concepts";
    private const string Contrast = "/v1/concepts/contrast";
    private const string Suggest = "/v1/steering-profiles/suggest";
    private const string Profile = "/v1/steering-profiles/bad-input";
    private const string Counterfactual = "/v1/generations/gen_0/counterfactuals";
    private const string SafeSet = "/v1/safe-sets/bad-input";

    public static IEnumerable<BadInput> All { get; } =
        [.. Profiles(), .. Edits(), .. Catalogue(), .. SafeSets(), .. Counterfactuals()];

    private static IEnumerable<BadInput> Profiles() =>
    [
        Put("65.1", "a profile whose concept is not there", 422, "invalid_value", "entries[0].concept",
            """{"entries":[{"concept":{"name":"politte"},"multiplier":1}]}""", "polite"),
        Put("65.2", "a multiplier of 11", 422, "invalid_value", "entries[0].multiplier",
            """{"entries":[{"concept":{"name":"polite"},"multiplier":11}]}""", "from 0 to 10"),
        Put("65.3", "a strength of 1e9 in a profile", 422, "invalid_value", null,
            """{"amplify":[{"concept":{"name":"polite"},"strength":1e9}]}""", "up to 100"),
        Put("65.4", "a null among the entries", 422, "invalid_value", "entries[0]", """{"entries":[null]}""", "null"),
        Put("65.5", "a rule that does nothing", 422, "invalid_value", null,
            """{"rules":[{"name":"idle","when":{"id":0},"threshold":0.5}]}""", "does nothing"),
        Put("65.6", "a name in the body of a profile", 400, "unknown_parameter", "name", """{"name":"x"}"""),
        Post("65.7", "a profile that is not there", "/v1/generations", 422, "invalid_value", "profile",
            """{"prompt":"a","profile":"nobody-kept-this"}""", "list yours"),
        Post("65.8", "nothing to make a profile of", Suggest, 422, "invalid_value", "description", "{}"),
        Post("65.9", "examples on one side alone", Suggest, 422, "invalid_value", "examples.without",
            """{"examples":{"with":["a"],"without":[]}}"""),
    ];

    private static IEnumerable<BadInput> Edits() =>
    [
        Post("66.1", "an edit that neither clamps nor scales", "/v1/generations", 422, "invalid_value", null,
            """{"prompt":"a","edits":{"concepts":[{"concept":0}]}}"""),
        Post("66.2", "a weight of 1.5", "/v1/generations", 422, "invalid_value", "edits.concepts[0].clamp",
            """{"prompt":"a","edits":{"concepts":[{"concept":0,"clamp":1.5}]}}"""),
        Post("66.3", "a factor of 11", "/v1/generations", 422, "invalid_value", "edits.concepts[0].scale",
            """{"prompt":"a","edits":{"concepts":[{"concept":0,"scale":11}]}}"""),
        Post("66.4", "a residual that is not there", "/v1/generations", 422, "invalid_value", "edits.residual",
            """{"prompt":"a","edits":{"concepts":[{"concept":0,"scale":0}],"residual":"recomputed"}}"""),
    ];

    private static IEnumerable<BadInput> Catalogue() =>
    [
        Get("67.1", "a list of 101 concepts", $"{Concepts}?limit=101", 422, "invalid_value", "limit"),
        Get("67.2", "a flag that is neither true nor false", $"{Concepts}?is_tone=maybe", 400, "invalid_type",
            "is_tone"),
        Get("67.3", "a cursor of another list", $"{Concepts}?q=polite&cursor=OTk5", 400, "invalid_cursor", "cursor"),
        Get("67.4", "a concept that the model lacks", $"{Concepts}/known/154", 404, "concept_not_found", null),
        Get("67.5", "the neighbours of such a concept", $"{Concepts}/discovered/462/nearest", 404,
            "concept_not_found", null),
        Post("68.1", "a contrast with nothing", Contrast, 422, "invalid_value", "without",
            """{"with":["a"],"without":[]}"""),
        Post("68.2", "an empty text in a contrast", Contrast, 422, "invalid_value", "with[0]",
            """{"with":[""],"without":["a"]}"""),
        Post("68.3", "201 texts on one side", Contrast, 422, "invalid_value", "with",
            $"{{\"with\":[{string.Join(',', Enumerable.Repeat("\"a\"", 201))}],\"without\":[\"b\"]}}", "at most 200"),
        Post("68.4", "more text than is read at once", Contrast, 422, "invalid_value", "with",
            $"{{\"with\":[\"{string.Concat(Enumerable.Repeat("a b ", 50_000))}\"],\"without\":[\"b\"]}}",
            "at most 32768"),
    ];

    private static IEnumerable<BadInput> SafeSets() =>
    [
        Set("69.1", "a safe set of one prompt", 422, "invalid_value", "prompts", """{"prompts":["a"]}""",
            "at least 10"),
        Set("69.2", "an alarm at 10 %", 422, "invalid_value", "alarm_percentile",
            """{"prompts":["a"],"alarm_percentile":10}""", "from 50 to 100"),
        Set("69.3", "no prompts", 422, "invalid_value", "prompts", """{"prompts":[]}"""),
        Get("70.1", "a safe set that is not there", SafeSet, 404, "safe_set_not_found", "name"),
        Post("70.2", "a prompt held against such a set", $"{SafeSet}/check", 404, "safe_set_not_found", "name",
            """{"prompt":"a"}"""),
        Post("70.3", "an empty prompt held against a set", $"{SafeSet}/check", 422, "invalid_value", "prompt",
            """{"prompt":""}"""),
    ];

    private static IEnumerable<BadInput> Counterfactuals() =>
    [
        Post("71.1", "half a surrogate pair as a concept", Counterfactual, 400, "invalid_json", "concepts[0].concept",
            """{"concepts":[{"concept":"\ud800"}]}""", "surrogate"),
        Post("71.2", "a counterfactual of nothing", Counterfactual, 422, "invalid_value", "concepts", "{}"),
    ];

    private static BadInput Get(string id, string what, string path, int status, string code, string? param) =>
        new(id, what, status, code) { Method = HttpMethod.Get, Path = path, Param = param };

    private static BadInput Post(
        string id, string what, string path, int status, string code, string? param, string body,
        string? says = null) =>
        BadInput.Json(id, what, status, code, body) with { Path = path, Param = param, Says = says };

    private static BadInput Put(
        string id, string what, int status, string code, string? param, string body, string? says = null) =>
        Post(id, what, Profile, status, code, param, body, says) with { Method = HttpMethod.Put };

    private static BadInput Set(
        string id, string what, int status, string code, string? param, string body, string? says = null) =>
        Post(id, what, SafeSet, status, code, param, body, says) with { Method = HttpMethod.Put };
}
