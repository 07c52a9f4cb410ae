using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Generations.Tests.Runs;
using Whence.Generations.Tests.Support;

namespace Whence.Generations.Tests.OpenAi;

[Collection(OnePlatform.Name)]
public sealed class OpenAiEndpointsTests(TestPlatform platform)
{
    private string Model => platform.Model;

    [Fact]
    public async Task Models_List_HasTheModelWithItsExtension()
    {
        using var client = platform.Client();

        var list = (await client.GetFromJsonAsync<JsonNode>("/v1/models"))!;
        var model = list["data"]![0]!;
        var shown = (await client.GetFromJsonAsync<JsonNode>($"/v1/models/{Model}"))!;

        Assert.Equal("list", list.Text("object"));
        Assert.Equal((Model, "model"), (model.Text("id"), model.Text("object")));
        Assert.Equal(8, model["whence"]!["block_length"]!.GetValue<int>());
        Assert.Equal(6, model["whence"]!["concepts"]!["known"]!.GetValue<int>());
        Assert.Equal(64, model["whence"]!.Text("weights_sha256").Length);
        Assert.Equal(model.ToJsonString(), shown.ToJsonString());
    }

    [Fact]
    public async Task Models_Unknown_Is404()
    {
        using var client = platform.Client();

        var response = await client.GetAsync("/v1/models/gpt-9");

        Assert.Equal((404, "model_not_found", "model"), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Chat_Plain_HasOpenAisShape()
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync("/v1/chat/completions", Chat("""
            "max_tokens":10,"attribution":true,"user":"me","metadata":{"a":"b"},"n":1,"store":false
            """));
        var body = await response.JsonAsync();
        var choice = body["choices"]![0]!.AsObject();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("chat.completion", body.Text("object"));
        Assert.True(choice.ContainsKey("logprobs") && choice["logprobs"] is null);
        Assert.True(choice["message"]!.AsObject().ContainsKey("refusal"));
        Assert.Equal("assistant", choice["message"]!.Text("role"));
        Assert.True(body["usage"]!["completion_tokens"]!.GetValue<int>() <= 10);
        Assert.Equal("completed", body["whence"]!["attribution"]!.Text("status"));
        Assert.Single(body["whence"]!["chunks"]!.AsArray());
        Assert.Equal(body.Text("id"), body["whence"]!.Text("generation_id"));
        Assert.True(response.Headers.Contains("openai-processing-ms"));
    }

    [Fact]
    public async Task Chat_Streamed_SaysWhatThePlainAnswerSays()
    {
        using var client = platform.Client();
        const string options = "\"max_tokens\":21,\"seed\":3,\"temperature\":1";

        var plain = await (await client.SendJsonAsync("/v1/chat/completions", Chat(options))).JsonAsync();
        var response = await client.SendJsonAsync(
            "/v1/chat/completions", Chat(options + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
        var frames = Sse.Parse(await response.Content.ReadAsStringAsync());
        var chunks = frames.SkipLast(1).Select(frame => frame.Json).ToList();
        var text = string.Concat(chunks.Where(chunk => chunk["choices"]!.AsArray().Count > 0)
            .Select(chunk => chunk["choices"]![0]!["delta"]!["content"]?.GetValue<string>()));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("[DONE]", frames[^1].Data);
        Assert.Equal("assistant", chunks[0]["choices"]![0]!["delta"]!.Text("role"));
        Assert.Equal(plain["choices"]![0]!["message"]!.Text("content"), text);
        Assert.Equal(
            plain["choices"]![0]!.Text("finish_reason"), chunks[^2]["choices"]![0]!.Text("finish_reason"));
        Assert.Empty(chunks[^1]["choices"]!.AsArray());
        Assert.Equal(plain["usage"]!.ToJsonString(), chunks[^1]["usage"]!.ToJsonString());
        Assert.All(chunks.SkipLast(1), chunk => Assert.True(chunk.AsObject().ContainsKey("usage")));
        Assert.All(frames, frame => Assert.True(frame is { Id: null, Event: null }));
    }

    [Fact]
    public async Task Chat_WithWhenceEvents_AddsFramesWithoutChoices()
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync("/v1/chat/completions", Chat(
            "\"max_tokens\":8,\"stream\":true,\"stream_options\":{\"whence_events\":true}"));
        var asides = Sse.Parse(await response.Content.ReadAsStringAsync()).SkipLast(1)
            .Select(frame => frame.Json).Where(chunk => chunk["whence"]?["event"] is not null).ToList();

        Assert.Equal(8, asides.Count(chunk => chunk["whence"]!.Text("event") == "commit"));
        Assert.All(asides, chunk => Assert.Empty(chunk["choices"]!.AsArray()));
        Assert.All(asides, chunk => Assert.False(chunk.AsObject().ContainsKey("error")));
    }

    [Fact]
    public async Task Completion_Plain_HasOpenAisShape()
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync(
            "/v1/completions", $$"""{"model":"{{Model}}","prompt":["The keeper"],"max_tokens":5}""");
        var body = await response.JsonAsync();

        Assert.Equal("text_completion", body.Text("object"));
        Assert.Equal("length", body["choices"]![0]!.Text("finish_reason"));
        Assert.Equal(5, body["usage"]!["completion_tokens"]!.GetValue<int>());
        Assert.Equal(
            body["usage"]!["prompt_tokens"]!.GetValue<int>() + 8, body["whence"]!["charged_tokens"]!.GetValue<int>());
    }

    [Fact]
    public async Task Completion_Stop_EndsTheTextBeforeIt()
    {
        using var client = platform.Client();
        var body = $$"""{"model":"{{Model}}","prompt":"The keeper","max_tokens":32""";
        var whole = await TextAsync(client, body + "}");
        var stop = whole.Substring(whole.Length / 2, 2);
        var stopped = await TextAsync(
            client, $"{body},\"stop\":[{System.Text.Json.JsonSerializer.Serialize(stop)}]}}");

        Assert.Equal(whole[..whole.IndexOf(stop, StringComparison.Ordinal)], stopped);
    }

    [Theory]
    [InlineData("\"tools\":[{\"type\":\"function\"}]", "tools")]
    [InlineData("\"n\":2", "n")]
    [InlineData("\"logit_bias\":{\"50\":1}", "logit_bias")]
    [InlineData("\"logprobs\":true", "logprobs")]
    [InlineData("\"response_format\":{\"type\":\"json_object\"}", "response_format")]
    [InlineData("\"audio\":{}", "audio")]
    [InlineData("\"store\":true", "store")]
    [InlineData("\"presence_penalty\":0.5", "presence_penalty")]
    public async Task Chat_UnsupportedField_IsRefusedByName(string field, string parameter)
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync("/v1/chat/completions", Chat(field));

        Assert.Equal((400, "unsupported_parameter", parameter), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Theory]
    [InlineData("'messages':TURN", 400, "missing_parameter", "model")]
    [InlineData("'model':'gpt-9','messages':TURN", 404, "model_not_found", "model")]
    [InlineData("'model':'M'", 400, "missing_parameter", "messages")]
    [InlineData("'model':'M','messages':[]", 422, "invalid_value", "messages")]
    [InlineData("'model':'M','messages':[{'role':'pirate','content':'x'}]", 422, "invalid_role", "messages[0].role")]
    [InlineData(
        "'model':'M','messages':[{'role':'user','content':[{'type':'image_url'}]}]",
        400,
        "unsupported_parameter",
        "messages[0].content[0].type")]
    [InlineData("'model':'M','messages':TURN,'max_tokens':0", 422, "invalid_value", "max_tokens")]
    [InlineData("'model':'M','messages':TURN,'max_tokens':1000", 422, "invalid_value", "max_tokens")]
    [InlineData(
        "'model':'M','messages':TURN,'max_tokens':1,'max_completion_tokens':2", 422, "invalid_value", "max_tokens")]
    [InlineData("'model':'M','messages':TURN,'stop':''", 422, "invalid_value", "stop")]
    [InlineData("'model':'M','messages':TURN,'stop':['a','b','c','d','e']", 422, "invalid_value", "stop")]
    [InlineData("'model':'M','messages':TURN,'stream_options':{}", 422, "invalid_value", "stream_options")]
    [InlineData("'model':'M','messages':TURN,'diffusion':{'step':1}", 400, "unknown_parameter", "diffusion.step")]
    public async Task Chat_BadRequest_IsRefused(string fields, int status, string code, string parameter)
    {
        using var client = platform.Client();
        var body = fields.Replace("TURN", "[{'role':'user','content':'x'}]").Replace("'M'", $"'{Model}'");

        var response = await client.SendJsonAsync("/v1/chat/completions", $"{{{body.Replace('\'', '"')}}}");

        Assert.Equal((status, code, parameter), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Completion_RefusedByTokenization_IsAnErrorStatusEvenWhenStreamed(bool stream)
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync("/v1/completions", Completion(ScriptedServices.Refused, stream));

        Assert.Equal((422, "prompt_too_long", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Completion_Failing_IsAServerErrorThatSaysNotToRetry()
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync("/v1/completions", Completion(ScriptedServices.Failing, false));

        Assert.Equal((500, "model_numerics", null), await GenerationEndpointsTests.CodeAsync(response));
        Assert.Equal("false", response.Headers.GetValues("x-should-retry").Single());
    }

    [Fact]
    public async Task Completion_CancelledMidStream_EndsWithAnErrorFrame()
    {
        using var client = platform.Client();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/completions")
        {
            Content = new StringContent(
                Completion(ScriptedServices.HeldAtBlock, true), System.Text.Encoding.UTF8, "application/json"),
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = (await reader.ReadLineAsync())!;

        await client.DeleteAsync($"/v1/generations/{JsonNode.Parse(first["data: ".Length..])!.Text("id")}");
        var frames = Sse.Parse(await reader.ReadToEndAsync());

        Assert.Equal("generation_cancelled", frames[^1].Json["error"]!.Text("code"));
        Assert.DoesNotContain(frames, frame => frame.Data == "[DONE]");
    }

    [Theory]
    [InlineData(null, "cancelled")]
    [InlineData("comes-back-1", "decoding")]
    public async Task Completion_CallerLeaves_IsCancelledUnlessKeyed(string? key, string expected)
    {
        using var client = platform.Client("leaver" + key);
        using var patience = new CancellationTokenSource();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/completions")
        {
            Content = new StringContent(
                Completion(ScriptedServices.Held, false), System.Text.Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        var pending = client.SendAsync(request, patience.Token);
        var id = await FirstIdAsync(client);
        await client.UntilAsync(id, "decoding");
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        await Task.Delay(50);

        var resource = await client.UntilAsync(id, expected);
        Assert.Equal(expected, resource.Text("status"));
        await client.DeleteAsync($"/v1/generations/{id}");
    }

    private static async Task<string> TextAsync(HttpClient client, string body) =>
        (await (await client.SendJsonAsync("/v1/completions", body)).JsonAsync())["choices"]![0]!.Text("text");

    private static async Task<string> FirstIdAsync(HttpClient client)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var list = (await client.GetFromJsonAsync<JsonNode>("/v1/generations"))!["data"]!.AsArray();
            if (list.Count > 0)
            {
                return list[0]!.Text("id");
            }

            await Task.Delay(20);
        }

        throw new TimeoutException("No generation appeared within ten seconds.");
    }

    private string Chat(string options) =>
        $$"""{"model":"{{Model}}","messages":[{"role":"user","content":"When is high water?"}],{{options}}}""";

    private string Completion(string prompt, bool stream) =>
        $$"""{"model":"{{Model}}","prompt":"{{prompt}}","max_tokens":16,"stream":{{(stream ? "true" : "false")}}}""";
}
