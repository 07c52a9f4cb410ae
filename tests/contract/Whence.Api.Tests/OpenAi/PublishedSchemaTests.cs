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
        var bodies = frames.SkipLast(1).Select(frame => (schema, Comparable(frame.Data)));
        await PublishedSchema.AssertValidAsync([.. bodies]);
    }

    // Chunks of completions have no schema of their own: the document says that they look like whole answers, and its
    // authors send null for what is not known yet.
    private static JsonElement Comparable(string data)
    {
        var body = JsonNode.Parse(data)!.AsObject();
        if (body["object"]!.GetValue<string>() == "text_completion")
        {
            body["usage"] ??= JsonNode.Parse("{\"completion_tokens\":0,\"prompt_tokens\":0,\"total_tokens\":0}");
            foreach (var choice in body["choices"]!.AsArray())
            {
                choice!["finish_reason"] ??= "length";
            }
        }

        return JsonDocument.Parse(body.ToJsonString()).RootElement;
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
