using System.Text;
using Whence.Generations.Tests.Runs;
using Whence.Generations.Tests.Support;

namespace Whence.Generations.Tests.Requests;

[Collection(OnePlatform.Name)]
public sealed class BadInputTests(TestPlatform platform)
{
    /// <summary>Number of the catalogue, fields, status, code, parameter, and a word of the advice.</summary>
    public static TheoryData<string, string, int, string, string?, string> Fields { get; } = new()
    {
        { "7", "\"seeed\":1", 400, "unknown_parameter", "seeed", "seed" },
        { "6", "\"seed\":1,\"seed\":2", 400, "duplicate_parameter", null, "twice" },
        { "26a", "\"max_new_tokens\":0", 422, "invalid_value", "max_new_tokens", "nearest is 8" },
        { "26b", "\"max_new_tokens\":-1", 422, "invalid_value", "max_new_tokens", "nearest is 8" },
        { "26c", "\"max_new_tokens\":2147483648", 422, "invalid_value", "max_new_tokens", "nearest is 128" },
        { "26d", "\"max_new_tokens\":1e400", 422, "invalid_value", "max_new_tokens", "nearest is 128" },
        { "26e", "\"max_new_tokens\":1.5", 422, "invalid_value", "max_new_tokens", "nearest is 8" },
        { "26f", "\"max_new_tokens\":\"64\"", 400, "invalid_type", "max_new_tokens", "number" },
        { "26g", "\"max_new_tokens\":NaN", 400, "invalid_json", null, "line 1" },
        { "26h", "\"max_new_tokens\":-1e400", 422, "invalid_value", "max_new_tokens", "nearest is 8" },
        { "27", "\"max_new_tokens\":13", 422, "invalid_value", "max_new_tokens", "nearest is 16" },
        { "28", "\"max_new_tokens\":16,\"steps\":3", 422, "invalid_value", "steps", "nearest is 4" },
        { "29", "\"max_new_tokens\":16,\"steps\":18", 422, "invalid_value", "steps", "nearest is 16" },
        { "30a", "\"temperature\":-1", 422, "invalid_value", "temperature", "nearest is 0" },
        { "30b", "\"temperature\":1e300", 422, "invalid_value", "temperature", "nearest is 100" },
        { "31a", "\"top_p\":-0.1", 422, "invalid_value", "top_p", "nearest is 0" },
        { "31b", "\"top_p\":1.0000001", 422, "invalid_value", "top_p", "nearest is 1" },
        { "32a", "\"repetition_penalty\":0.99", 422, "invalid_value", "repetition_penalty", "nearest is 1" },
        { "32b", "\"repetition_penalty\":0", 422, "invalid_value", "repetition_penalty", "nearest is 1" },
        { "33a", "\"seed\":-1", 422, "invalid_value", "seed", "nearest is 0" },
        { "33b", "\"seed\":9223372036854775808", 422, "invalid_value", "seed", "nearest is 9007199254740991" },
        { "33c", "\"seed\":18446744073709551616", 422, "invalid_value", "seed", "nearest is 9007199254740991" },
        { "34", "\"cfg_scale\":1e30", 422, "invalid_value", "cfg_scale", "nearest is 1000" },
        { "35a", "\"stop_tokens\":[-1]", 422, "invalid_value", "stop_tokens[0]", "nearest is 0" },
        { "35b", "\"stop_tokens\":[1,1000000]", 422, "invalid_value", "stop_tokens[1]", "nearest" },
        { "36a", "\"steering\":{\"amplify\":[-1]}", 422, "invalid_value", "steering.amplify[0]", "nearest is 0" },
        { "36b", "\"steering\":{\"amplify\":[\"tide\"]}", 422, "invalid_value", "steering.amplify[0]", "tides" },
        { "36c", "\"steering\":{\"amplify\":[2,\"tides\"]}", 422, "invalid_value", "steering.amplify[1]", "once" },
        { "36d", "\"steering\":{\"amplify\":[\"women\"]}", 422, "invalid_value", "steering.amplify[0]", "demographic" },
        { "36e", "\"steering\":{}", 422, "invalid_value", "steering.amplify", "no concept" },
        {
            "37", "\"steering\":{\"amplify\":[{\"concept\":2,\"strength\":1e9}]}", 422, "invalid_value",
            "steering.amplify[0].strength", "nearest is 100"
        },
        {
            "37b", "\"steering\":{\"suppress\":[{\"concept\":2,\"strength\":-1},{\"concept\":3,\"strength\":-2}]}", 422,
            "invalid_value", "steering.suppress[1].concept", "same strength"
        },
        {
            "37c", "\"steering\":{\"amplify\":[0,{\"concept\":2,\"strength\":1},{\"concept\":3,\"strength\":2}]}", 422,
            "invalid_value", "steering.amplify[0]", "give one to each"
        },
        {
            "37d", "\"steering\":{\"amplify\":[{\"concept\":2,\"strength\":1},{\"concept\":3,\"strength\":-2}]}", 422,
            "invalid_value", "steering.amplify[1].concept", "above 0"
        },
        { "38", "\"steering\":{\"amplify\":[2],\"layer\":3}", 422, "invalid_value", "steering.layer", "nearest is 2" },
        { "39a", "\"attribution\":{\"top_k\":0}", 422, "invalid_value", "attribution.top_k", "nearest is 1" },
        {
            "39b", "\"attribution\":{\"top_k\":1000000000}", 422, "invalid_value", "attribution.top_k",
            "nearest is 100"
        },
        { "39c", "\"attribution\":\"yes\"", 400, "invalid_type", "attribution", "true or false" },
        { "40", "\"deadline_seconds\":0", 422, "invalid_value", "deadline_seconds", "nearest is 1" },
        { "w1", "\"interventions\":{}", 422, "invalid_value", "interventions", "no weight" },
        {
            "w2", "\"interventions\":{\"known\":[{\"concept\":2,\"weight\":2}]}", 422, "invalid_value",
            "interventions.known[0].weight", "nearest is 1"
        },
        {
            "w3", "\"interventions\":{\"discovered\":[{\"concept\":8,\"weight\":1}]}", 422, "invalid_value",
            "interventions.discovered[0].concept", "nearest is 7"
        },
        { "d1", "\"edits\":{}", 422, "invalid_value", "edits", "no concept" },
        { "d2", "\"edits\":{\"concepts\":[{\"concept\":2}]}", 422, "invalid_value", "edits.concepts[0]", "one of" },
        {
            "d3", "\"edits\":{\"concepts\":[{\"concept\":2,\"scale\":11}]}", 422, "invalid_value",
            "edits.concepts[0].scale", "nearest is 10"
        },
        {
            "d4", "\"edits\":{\"concepts\":[{\"concept\":2,\"clamp\":-1}]}", 422, "invalid_value",
            "edits.concepts[0].clamp", "nearest is 0"
        },
        {
            "d5", "\"edits\":{\"concepts\":[{\"concept\":2,\"scale\":0}],\"residual\":\"recomputed\"}", 422,
            "invalid_value", "edits.residual", "frozen or zeroed"
        },
        {
            "d6", "\"edits\":{\"concepts\":[{\"kind\":\"discovered\",\"concept\":8,\"scale\":0}]}", 422,
            "invalid_value", "edits.concepts[0].concept", "nearest is 7"
        },
        {
            "d7", "\"edits\":{\"concepts\":[{\"concept\":2,\"scale\":0},{\"concept\":\"tides\",\"clamp\":1}]}", 422,
            "invalid_value", "edits.concepts[1].concept", "once"
        },
        {
            "d8",
            "\"interventions\":{\"known\":[{\"concept\":2,\"weight\":1}]},\"edits\":{\"concepts\":[]}", 422,
            "invalid_value", "edits", "together"
        },
        { "e1", "\"temperature\":1,\"entropy_sampling\":true", 422, "invalid_value", "entropy_sampling", "leave out" },
        { "k1", "\"kind\":\"chat\"", 422, "invalid_value", "kind", "completion" },
        { "m1", "\"model\":\"gpt-9\"", 404, "model_not_found", "model", "use" },
        { "m2", "\"messages\":[]", 422, "invalid_value", "messages", "together" },
        { "s1", "\"stream_options\":{}", 422, "invalid_value", "stream_options", "stream" },
        { "s2", "\"stream\":1", 400, "invalid_type", "stream", "true or false" },
    };

    /// <summary>Number of the catalogue, body, status and code.</summary>
    public static TheoryData<string, string, int, string> Bodies { get; } = new()
    {
        { "1", "", 400, "invalid_json" },
        { "2", "null", 400, "invalid_json" },
        { "3", "[]", 400, "invalid_json" },
        { "4", "{\"prompt\":\"x\"", 400, "invalid_json" },
        { "5", "{\"prompt\":\"x\"} x", 400, "invalid_json" },
        { "8", new string('[', 10_000), 400, "invalid_json" },
        { "9", "{\"prompt\":\"\\ud800\"}", 400, "invalid_json" },
        { "9b", "{\"\\ud800\":1,\"prompt\":\"x\"}", 400, "invalid_json" },
        { "41a", "{}", 400, "missing_parameter" },
        { "41b", "{\"prompt\":null}", 400, "missing_parameter" },
        { "43", $"{{\"prompt\":\"{new string('a', 100_000)}\"}}", 422, "prompt_too_long" },
        { "50a", "{\"prompt\":[1000000]}", 422, "invalid_value" },
        { "50b", "{\"prompt\":[-1]}", 422, "invalid_value" },
        { "50c", "{\"prompt\":[\"a\"]}", 400, "invalid_type" },
        {
            "48", $"{{\"prompt\":[{string.Join(',', Enumerable.Repeat(5, 121))}],\"max_new_tokens\":8}}", 422,
            "prompt_too_long"
        },
        { "53a", "{\"messages\":[{\"role\":\"pirate\",\"content\":\"x\"}]}", 422, "invalid_role" },
        { "53b", "{\"messages\":[{\"role\":\"user\"}]}", 400, "missing_parameter" },
        { "53c", "{\"messages\":[{\"role\":\"user\",\"content\":\"x\",\"mood\":1}]}", 400, "unknown_parameter" },
    };

    /// <summary>Fields that are unusual and right.</summary>
    public static TheoryData<string> Good { get; } = new()
    {
        "\"prompt\":\"\"",
        "\"prompt\":\"   \"",
        "\"prompt\":\"\\u0000\\u0007<|mask|>\"",
        "\"prompt\":[]",
        "\"prompt\":\"x\",\"temperature\":-0.0",
        "\"prompt\":\"x\",\"temperature\":1e-300",
        "\"prompt\":\"x\",\"seed\":null",
        "\"prompt\":\"x\",\"seed\":9007199254740991",
        "\"prompt\":\"x\",\"max_new_tokens\":16.0",
        "\"prompt\":\"x\",\"max_new_tokens\":1.6e1",
        "\"prompt\":\"x\",\"stop_tokens\":[]",
        "\"prompt\":\"x\",\"top_p\":0.5,\"entropy_sampling\":true",
        "\"prompt\":\"x\",\"cfg_scale\":2",
        """
        "prompt":"x","steering":{"amplify":["tides",{"concept":3,"strength":4}],"suppress":["hostile"]}
        """,
        """
        "prompt":"x","steering":{"suppress":[{"concept":"storm","mask":2}],"layer":1,"cutoff_tokens":4}
        """,
        """
        "prompt":"x","steering":{"amplify":[{"concept":"tides","strength":3},{"concept":3,"strength":1}]}
        """,
        """
        "prompt":"x",
        "interventions":{"known":[{"concept":"tides","weight":1}],"discovered":[{"concept":7,"weight":0}]}
        """,
        """
        "prompt":"x",
        "edits":{"concepts":[{"concept":"tides","scale":0},{"kind":"discovered","concept":7,"clamp":1}],
                 "residual":"zeroed"}
        """,
        """
        "messages":[
          {"role":"system","content":"a"},{"role":"system","content":"b"},{"role":"user","content":""}
        ]
        """,
        "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}],\"kind\":\"chat\"",
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Create_BadField_NamesItAndTheNearestValue(
        string number, string fields, int status, string code, string? parameter, string advice)
    {
        using var client = platform.Client("careless");

        var response = await client.SendJsonAsync("/v1/generations", $"{{\"prompt\":\"x\",{fields}}}");
        var error = await response.ErrorAsync();

        Assert.Equal((number, status, code, parameter), (number, error.Status, error.Code, error.Param));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Create_BadBody_IsRefused(string number, string body, int status, string code)
    {
        using var client = platform.Client("careless");

        var error = await (await client.SendBytesAsync("/v1/generations", Encoding.UTF8.GetBytes(body))).ErrorAsync();

        Assert.Equal((number, status, code), (number, error.Status, error.Code));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Create_UnusualBody_Completes(string fields)
    {
        using var client = platform.Client("careful");
        var size = fields.Contains("max_new_tokens", StringComparison.Ordinal) ? "" : ",\"max_new_tokens\":8";

        var ended = await client.EndAsync(await client.CreateAsync($"{{{fields}{size}}}"));

        Assert.Equal("completed", ended.Text("status"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Create_OtherMediaType_Is415(string type)
    {
        using var client = platform.Client();

        var response = await client.SendBytesAsync("/v1/generations", "{\"prompt\":\"x\"}"u8.ToArray(), type);

        Assert.Equal((415, "unsupported_media_type", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Create_NotUtf8_Is400()
    {
        using var client = platform.Client();
        byte[] latin = [.. "{\"prompt\":\""u8, 0xe9, .. "\"}"u8];

        byte[] marked = [0xef, 0xbb, 0xbf, .. "{\"prompt\":\"x\"}"u8];

        foreach (var body in new[] { latin, Encoding.Unicode.GetBytes("{\"prompt\":\"x\"}"), marked })
        {
            Assert.Equal(400, (await (await client.SendBytesAsync("/v1/generations", body)).ErrorAsync()).Status);
        }
    }

    [Fact]
    public async Task Create_MaskAsPrompt_IsRefused()
    {
        using var client = platform.Client();
        using var folder = new Whence.Testing.TinyModel();
        var mask = Whence.Models.ModelPackage.Open(folder.Folder).Config.Tokens.Mask;

        var inPrompt = await client.SendJsonAsync("/v1/generations", $"{{\"prompt\":[5,{mask}]}}");
        var asStop = await client.SendJsonAsync("/v1/generations", $"{{\"prompt\":\"x\",\"stop_tokens\":[{mask}]}}");

        Assert.Equal((422, "mask_token", "prompt[1]"), await GenerationEndpointsTests.CodeAsync(inPrompt));
        Assert.Equal((422, "invalid_value", "stop_tokens[0]"), await GenerationEndpointsTests.CodeAsync(asStop));
    }
}
