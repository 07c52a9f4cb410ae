using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Generations.Requests;
using Whence.Generations.Requests.Bodies;
using Whence.Generations.Requests.Reading;
using Whence.Generations.OpenAi;
using Whence.Generations.Tests.Runs;
using Whence.Generations.Tests.Support;
using Whence.Hosting.Problems;

namespace Whence.Generations.Tests.Requests;

[Collection(OnePlatform.Name)]
public sealed class DescriptionTests(TestPlatform platform)
{
    [Fact]
    public void Bodies_EveryDescribedField_IsRead()
    {
        var model = (ModelInfo)platform.Services.GetService(typeof(ModelInfo))!;
        var options = new GenerationsOptions();
        var named = $"\"model\":\"{model.Name}\"";
        const string chat = "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]";
        const string text = "\"prompt\":\"x\"";
        Check(typeof(GenerationBody), text, fields => GenerationReading.Read(fields, model, options));
        Check(typeof(ChatBody), $"{named},{chat}", fields => OpenAiReading.Chat(fields, model, options));
        Check(typeof(CompletionBody), $"{named},{text}", fields => OpenAiReading.Completion(fields, model, options));
        var undescribed = JsonBody.Parse("{\"prompt\":\"x\",\"undescribed\":1}"u8.ToArray());
        Assert.Throws<ApiException>(() => GenerationReading.Read(undescribed, model, options));
    }

    [Fact]
    public async Task OpenApi_Document_ListsThePublicRoutesWithBodiesAndErrors()
    {
        using var client = platform.Stranger();

        var document = (await client.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!;
        var paths = document["paths"]!.AsObject();

        Assert.StartsWith("3.1", document.Text("openapi"), StringComparison.Ordinal);
        Assert.Equal(
            [
                "/v1/chat/completions", "/v1/completions", "/v1/generations", "/v1/generations/{id}",
                "/v1/generations/{id}/attribution", "/v1/generations/{id}/events",
                "/v1/generations/{id}/tokens/{position}", "/v1/generations/{id}/trace",
                "/v1/generations/{id}/trace/{block}", "/v1/models", "/v1/models/{id}",
            ],
            paths.Select(path => path.Key).Order(StringComparer.Ordinal));
        var create = paths["/v1/generations"]!["post"]!;
        Assert.NotNull(create["requestBody"]!["content"]!["application/json"]!["example"]);
        Assert.NotNull(create["responses"]!["422"]!["content"]!["application/problem+json"]!["schema"]);
        var schema = document["components"]!["schemas"]!["GenerationBody"]!["properties"]!.AsObject();
        Assert.True(schema.ContainsKey("max_new_tokens"));
        var steering = document["components"]!["schemas"]!["SteeringBody"]!["properties"]!;
        Assert.Equal(3, steering["amplify"]!["items"]!["anyOf"]!.AsArray().Count);
        Assert.All(
            paths.SelectMany(path => path.Value!.AsObject()),
            operation => Assert.True(operation.Value!["responses"]!.AsObject().ContainsKey("401"), operation.Key));
    }

    // A name that nobody read would be refused as unknown; any other refusal means that it was read.
    private static void Check(Type body, string required, Action<Fields> read)
    {
        foreach (var property in body.GetProperties())
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            if (name is "prompt" or "messages" or "model")
            {
                continue;
            }

            var json = $"{{{required},\"{name}\":{{\"odd\":[]}}}}";
            var refusal = Record.Exception(() => read(JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(json))));
            var isUnknown = refusal is ApiException { Code: "unknown_parameter" } unknown && unknown.Parameter == name;
            Assert.False(isUnknown, name);
        }
    }
}
