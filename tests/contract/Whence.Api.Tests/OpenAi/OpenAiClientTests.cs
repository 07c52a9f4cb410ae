using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.OpenAi;

/// <summary>The official client, unchanged, asks for everything that the platform has of that interface.</summary>
[Collection(PlatformGroup.Name)]
public sealed class OpenAiClientTests(LocalPlatform platform)
{
    [PeersFact]
    public async Task Models_ListAndRetrieve_ShowTheModelAndItsConcepts()
    {
        var run = await OfficialClient.RunAsync(platform, "models", []);
        var model = Assert.Single(run.Result.GetProperty("page").GetProperty("data").EnumerateArray());
        Assert.Equal("brackhaven", model.GetProperty("id").GetString());
        Assert.Equal("model", model.GetProperty("object").GetString());
        var retrieved = run.Result.GetProperty("model");
        Assert.Equal("brackhaven", retrieved.GetProperty("id").GetString());
        var whence = retrieved.GetProperty("whence");
        Assert.Equal(512, whence.GetProperty("context_length").GetInt32());
        Assert.Equal(154, whence.GetProperty("concepts").GetProperty("known").GetInt32());
        Assert.Equal(run.Header("x-request-id"), run.Result.GetProperty("requestId").GetString());
    }

    [PeersFact]
    public async Task Chat_Plain_AnswersWithUsageHeadersAndTheExtension()
    {
        var run = await OfficialClient.RunAsync(platform, "chat", Bodies.Chat());
        var data = run.Result.GetProperty("data");
        var choice = Assert.Single(data.GetProperty("choices").EnumerateArray());
        Assert.Equal("assistant", choice.GetProperty("message").GetProperty("role").GetString());
        Assert.NotEqual("", choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Contains(choice.GetProperty("finish_reason").GetString(), (string[])["stop", "length"]);
        Assert.InRange(data.GetProperty("usage").GetProperty("completion_tokens").GetInt32(), 1, 32);
        Assert.StartsWith("gen_", data.GetProperty("whence").GetProperty("generation_id").GetString());
        Assert.NotEmpty(run.Result.GetProperty("requestId").GetString()!);
        Assert.NotNull(run.Header("openai-processing-ms"));
        Assert.NotNull(run.Header("x-ratelimit-remaining-requests"));
    }

    [PeersFact]
    public async Task Chat_SameSeedTwice_GivesTheSameAnswer()
    {
        var first = await OfficialClient.RunAsync(platform, "chat", Bodies.Chat(temperature: 0.8, seed: 7));
        var second = await OfficialClient.RunAsync(platform, "chat", Bodies.Chat(temperature: 0.8, seed: 7));
        Assert.Equal(Content(first), Content(second));
    }

    [PeersFact]
    public async Task Chat_Streamed_JoinsToThePlainAnswer()
    {
        var plain = await OfficialClient.RunAsync(platform, "chat", Bodies.Chat());
        var streamed = await OfficialClient.RunAsync(platform, "chatStream", Bodies.Chat());
        var chunks = streamed.Result.GetProperty("chunks").EnumerateArray().ToList();
        var deltas = chunks.SelectMany(chunk => chunk.GetProperty("choices").EnumerateArray()).ToList();
        Assert.Equal("assistant", deltas[0].GetProperty("delta").GetProperty("role").GetString());
        var text = string.Concat(deltas.Select(
            choice => choice.GetProperty("delta").TryGetProperty("content", out var part) ? part.GetString() : ""));
        Assert.Equal(Content(plain), text);
        Assert.NotEqual(JsonValueKind.Null, deltas[^1].GetProperty("finish_reason").ValueKind);
        Assert.All(deltas.SkipLast(1),
            choice => Assert.Equal(JsonValueKind.Null, choice.GetProperty("finish_reason").ValueKind));
        Assert.Single(chunks.Select(chunk => chunk.GetProperty("id").GetString()).Distinct());
    }

    [PeersTheory]
    [InlineData("chatStream")]
    [InlineData("completionStream")]
    public async Task Stream_UsageAskedFor_EndsWithAChunkOfUsageAlone(string scenario)
    {
        var options = scenario == "chatStream" ? Bodies.Chat() : Bodies.Completion();
        options["body"]!["stream_options"] = new JsonObject { ["include_usage"] = true };
        var run = await OfficialClient.RunAsync(platform, scenario, options);
        var last = run.Result.GetProperty("chunks").EnumerateArray().Last();
        Assert.Empty(last.GetProperty("choices").EnumerateArray());
        var usage = last.GetProperty("usage");
        Assert.Equal(
            usage.GetProperty("total_tokens").GetInt32(),
            usage.GetProperty("prompt_tokens").GetInt32() + usage.GetProperty("completion_tokens").GetInt32());
    }

    [PeersFact]
    public async Task Completion_PlainAndStreamed_GiveOneText()
    {
        var plain = await OfficialClient.RunAsync(platform, "completion", Bodies.Completion());
        var streamed = await OfficialClient.RunAsync(platform, "completionStream", Bodies.Completion());
        var text = plain.Result.GetProperty("data").GetProperty("choices")[0].GetProperty("text").GetString();
        Assert.NotEqual("", text);
        Assert.Equal(text, string.Concat(streamed.Result.GetProperty("chunks").EnumerateArray()
            .SelectMany(chunk => chunk.GetProperty("choices").EnumerateArray())
            .Select(choice => choice.GetProperty("text").GetString())));
    }

    [PeersFact]
    public async Task Embeddings_Base64AndFloat_AreTheSameVectors()
    {
        var options = new JsonObject
        {
            ["body"] = new JsonObject { ["model"] = "brackhaven", ["input"] = new JsonArray("The ferry", "The light") },
        };
        var run = await OfficialClient.RunAsync(platform, "embeddings", options);
        var (packed, plain) = (Vectors(run, "packed"), Vectors(run, "plain"));
        Assert.Equal(2, packed.Count);
        Assert.All(packed, vector => Assert.True(vector.Length > 16, $"{vector.Length} numbers"));
        Assert.Equal(plain, packed);
        Assert.NotEqual(packed[0], packed[1]);
    }

    [PeersFact]
    public async Task Chat_AttributionAskedFor_KeepsTheExtensionObject()
    {
        var options = Bodies.Chat();
        options["body"]!["attribution"] = new JsonObject { ["concepts"] = true, ["top_k"] = 3 };
        var run = await OfficialClient.RunAsync(platform, "chat", options);
        var whence = run.Result.GetProperty("data").GetProperty("whence");
        var attribution = whence.GetProperty("attribution");
        Assert.Contains(attribution.GetProperty("status").GetString(), (string[])["completed", "pending"]);
        Assert.Contains(
            whence.GetProperty("generation_id").GetString()!, attribution.GetProperty("href").GetString(),
            StringComparison.Ordinal);
    }

    [PeersFact]
    public async Task Chat_AbortedMidStream_IsCancelled()
    {
        var options = Bodies.Chat(tokens: 256);
        options["after"] = 1;
        var run = await OfficialClient.RunAsync(platform, "abort", options);
        var id = run.Result.GetProperty("id").GetString()!;
        Assert.StartsWith("gen_", id);
        using var client = platform.CreateClient(platform.Key);
        Assert.Equal("cancelled", await Ledger.EndOfAsync(client, id));
    }

    private static string Content(ClientRun run) => run.Result.GetProperty("data").GetProperty("choices")[0]
        .GetProperty("message").GetProperty("content").GetString()!;

    private static List<float[]> Vectors(ClientRun run, string name) =>
        [.. run.Result.GetProperty(name).GetProperty("data").EnumerateArray().Select(
            item => item.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray())];
}
