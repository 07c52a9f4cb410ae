using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.OpenAi;

/// <summary>Raw bodies against the document that the official clients are generated from.</summary>
[Collection(PlatformGroup.Name)]
public sealed class PublishedSchemaTests(LocalPlatform platform)
{
    [SchemaFact]
    public async Task Bodies_PlainAnswers_AreValidByThePublishedSchema()
    {
        using var client = platform.CreateClient(platform.Key);
        await PublishedSchema.AssertValidAsync(
            ("ListModelsResponse", await SendAsync(client, HttpMethod.Get, "/v1/models", null)),
            ("Model", await SendAsync(client, HttpMethod.Get, "/v1/models/brackhaven", null)),
            ("CreateChatCompletionResponse",
                await SendAsync(client, HttpMethod.Post, "/v1/chat/completions", Bodies.Chat())),
            ("CreateCompletionResponse",
                await SendAsync(client, HttpMethod.Post, "/v1/completions", Bodies.Completion())),
            ("CreateEmbeddingResponse", await SendAsync(client, HttpMethod.Post, "/v1/embeddings", Embedding())),
            ("ErrorResponse", await SendAsync(client, HttpMethod.Get, "/v1/models/gpt-5", null)));
    }

    [SchemaTheory]
    [InlineData("/v1/chat/completions", "CreateChatCompletionStreamResponse")]
    [InlineData("/v1/completions", "CreateCompletionResponse")]
    public async Task Bodies_StreamedChunks_AreValidByThePublishedSchema(string path, string schema)
    {
        using var client = platform.CreateClient(platform.Key);
        var options = path.Contains("chat", StringComparison.Ordinal) ? Bodies.Chat() : Bodies.Completion();
        options["body"]!["stream"] = true;
        options["body"]!["stream_options"] = new JsonObject { ["include_usage"] = true };
        using var answer = await client.PostAsync(path, Content(options));
        var frames = SseFrame.ParseAll(await answer.Content.ReadAsStringAsync());
        Assert.Equal("[DONE]", frames[^1].Data);
        var bodies = frames.SkipLast(1).Select(frame => (schema, JsonDocument.Parse(frame.Data).RootElement));
        await PublishedSchema.AssertValidAsync([.. bodies]);
    }

    private static async Task<JsonElement> SendAsync(
        HttpClient client, HttpMethod method, string path, JsonObject? options)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = options is null ? null : Content(options);
        using var answer = await client.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static StringContent Content(JsonObject options) =>
        new(options["body"]!.ToJsonString(), null, "application/json");

    private static JsonObject Embedding() =>
        new() { ["body"] = new JsonObject { ["model"] = "brackhaven", ["input"] = "The ferry" } };
}
