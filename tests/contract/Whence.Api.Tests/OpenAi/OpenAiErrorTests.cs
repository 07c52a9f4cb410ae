using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Whence.Api.Tests.Support;

namespace Whence.Api.Tests.OpenAi;

/// <summary>Every class of error that the official client knows, provoked for real.</summary>
[Collection(PlatformGroup.Name)]
public sealed class OpenAiErrorTests(LocalPlatform platform)
{
    [PeersTheory]
    [InlineData("tools", "[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]")]
    [InlineData("n", "2")]
    [InlineData("logit_bias", "{\"5\":1}")]
    [InlineData("response_format", "{\"type\":\"json_object\"}")]
    [InlineData("logprobs", "true")]
    [InlineData("audio", "{}")]
    public async Task Chat_UnsupportedField_IsRefusedByName(string field, string value)
    {
        var options = Bodies.Chat();
        options["path"] = "/chat/completions";
        options["body"]![field] = JsonNode.Parse(value);
        var error = await RefusedAsync(options);
        Check(error, "BadRequestError", 400, "unsupported_parameter");
        Assert.Equal(field, error.GetProperty("param").GetString());
    }

    [PeersFact]
    public async Task Chat_UnknownField_IsABadRequest() =>
        Check(await RefusedAsync(With("/chat/completions", body => body["temprature"] = 1)), "BadRequestError", 400);

    [PeersFact]
    public async Task Chat_WrongKey_IsAnAuthenticationError()
    {
        var options = With("/chat/completions", _ => { });
        options["key"] = "whk_" + new string('a', 16) + "_" + new string('b', 49);
        Check(await RefusedAsync(options), "AuthenticationError", 401, "invalid_api_key");
    }

    [PeersFact]
    public async Task Chat_KeyWithoutScope_IsAPermissionError()
    {
        var options = With("/chat/completions", _ => { });
        options["key"] = platform.AuditorKey;
        Check(await RefusedAsync(options), "PermissionDeniedError", 403, "insufficient_scope");
    }

    [PeersFact]
    public async Task Chat_UnknownModel_IsNotFound()
    {
        var error = await RefusedAsync(With("/chat/completions", body => body["model"] = "gpt-5"));
        Check(error, "NotFoundError", 404, "model_not_found");
        Assert.Equal("model", error.GetProperty("param").GetString());
    }

    [PeersFact]
    public async Task Attribution_BeforeTheEnd_IsAConflict()
    {
        using var client = platform.CreateClient(platform.Key);
        const string Body =
            "{\"prompt\":\"The\",\"max_new_tokens\":256,\"attribution\":{\"concepts\":true}}";
        using var made = await client.PostAsync("/v1/generations", new StringContent(Body, null, "application/json"));
        var id = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();
        var options = new JsonObject { ["method"] = "get", ["path"] = $"/generations/{id}/attribution" };
        Check(await RefusedAsync(options), "ConflictError", 409, "not_ready");
        await client.DeleteAsync($"/v1/generations/{id}");
    }

    [PeersFact]
    public async Task Chat_NumberOutOfRange_IsUnprocessable()
    {
        var error = await RefusedAsync(With("/chat/completions", body => body["top_p"] = 7));
        Check(error, "UnprocessableEntityError", 422);
        Assert.Equal("top_p", error.GetProperty("param").GetString());
    }

    [PeersFact]
    public async Task Chat_TooManyRequests_IsRetriedAsToldAndThenReported()
    {
        var options = With("/models", _ => { });
        options["method"] = "get";
        options.Remove("body");
        options["key"] = await platform.CreateLimitedKeyAsync("hasty", ["--requests-per-minute", "1"], "generate");
        Check(await RefusedAsync(options, times: 2), "RateLimitError", 429, "rate_limit_exceeded");
        var run = await OfficialClient.RunAsync(platform, "refused", Copy(options));
        Assert.True(double.Parse(run.Header("retry-after")!, CultureInfo.InvariantCulture) > 0);
        Assert.True(double.Parse(run.Header("retry-after-ms")!, CultureInfo.InvariantCulture) > 0);
        Assert.Equal("true", run.Header("x-should-retry"));
        Assert.Equal("0", run.Header("x-ratelimit-remaining-requests"));
        Assert.Equal("1", run.Header("x-ratelimit-limit-requests"));
    }

    private async Task<JsonElement> RefusedAsync(JsonObject options, int times = 1)
    {
        ClientRun? run = null;
        for (var time = 0; time < times; time++)
        {
            run = await OfficialClient.RunAsync(platform, "refused", Copy(options));
        }

        Assert.Equal(run!.Header("x-request-id"), run.Result.GetProperty("requestId").GetString());
        return run.Result;
    }

    private static JsonObject Copy(JsonObject options) => JsonNode.Parse(options.ToJsonString())!.AsObject();

    private static JsonObject With(string path, Action<JsonNode> change)
    {
        var options = Bodies.Chat();
        options["path"] = path;
        change(options["body"]!);
        return options;
    }

    private static void Check(JsonElement error, string kind, int status, string? code = null)
    {
        Assert.True(kind == error.GetProperty("kind").GetString(), error.GetRawText());
        Assert.Equal(status, error.GetProperty("status").GetInt32());
        Assert.True(code is null || code == error.GetProperty("code").GetString(), error.GetRawText());
    }
}
