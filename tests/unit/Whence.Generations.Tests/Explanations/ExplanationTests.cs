using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Engine.Traces;
using Whence.Generations.Tests.Runs;
using Whence.Generations.Tests.Support;

namespace Whence.Generations.Tests.Explanations;

[Collection(OnePlatform.Name)]
public sealed class ExplanationTests(TestPlatform platform)
{
    private const string Explained = """{"prompt":[5,6,7],"max_new_tokens":16,"attribution":{"top_k":6}}""";

    [Fact]
    public async Task Attribution_Completed_ShowsChunksAndNoTokens()
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, Explained);

        var attribution = (await client.GetFromJsonAsync<JsonNode>($"/v1/generations/{id}/attribution?top_k=2"))!;
        var chunk = attribution["chunks"]![0]!;

        Assert.Equal(id, attribution.Text("generation_id"));
        Assert.Equal("chunk", attribution.Text("granularity"));
        Assert.Equal(2, chunk["concepts"]!.AsArray().Count);
        Assert.Empty(chunk["tokens"]!.AsArray());
        Assert.True(attribution["verification"]!["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Attribution_ByToken_ListsEachToken()
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, Explained);

        var attribution = (await client.GetFromJsonAsync<JsonNode>(
            $"/v1/generations/{id}/attribution?granularity=token"))!;

        Assert.Equal(16, attribution["chunks"]![0]!["tokens"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("top_k=0", 422)]
    [InlineData("top_k=1000000000", 422)]
    [InlineData("granularity=word", 422)]
    [InlineData("include=inputs", 400)]
    public async Task Attribution_BadQuery_IsRefused(string query, int status)
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, Explained);

        var response = await client.GetAsync($"/v1/generations/{id}/attribution?{query}");

        Assert.Equal(status, (await response.ErrorAsync()).Status);
    }

    [Fact]
    public async Task Attribution_UnderWay_IsNotReadyAndSaysWhen()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(
            $$"""{"prompt":"{{ScriptedServices.Held}}","max_new_tokens":8,"attribution":true}""");

        var response = await client.GetAsync($"/v1/generations/{id}/attribution");
        var code = await GenerationEndpointsTests.CodeAsync(response);
        await client.DeleteAsync($"/v1/generations/{id}");

        Assert.Equal((409, "not_ready", null), code);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("true", response.Headers.GetValues("x-should-retry").Single());
    }

    [Fact]
    public async Task Attribution_NotAskedFor_Is404()
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, """{"prompt":[5],"max_new_tokens":8}""");

        var response = await client.GetAsync($"/v1/generations/{id}/attribution");

        Assert.Equal((404, "attribution_not_requested", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Attribution_Failed_LeavesACompletedAnswer()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(
            $$"""{"prompt":"{{ScriptedServices.Unexplained}}","max_new_tokens":8,"attribution":true}""");

        var ended = await client.EndAsync(id);
        var response = await client.GetAsync($"/v1/generations/{id}/attribution");

        Assert.Equal("completed", ended.Text("status"));
        Assert.Null(ended["error"]);
        Assert.Equal("failed", ended["attribution"]!.Text("status"));
        Assert.Equal("attribution_failed", ended["attribution"]!["error"]!.Text("code"));
        Assert.Equal((404, "attribution_failed", null), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Trace_Pages_ListEachCommitOnceInOrder()
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, Explained);

        var (commits, cursor) = (new List<JsonNode>(), "");
        do
        {
            var page = (await client.GetFromJsonAsync<JsonNode>($"/v1/generations/{id}/trace?limit=7{cursor}"))!;
            commits.AddRange(page["data"]!.AsArray().Select(item => item!));
            cursor = page["next_cursor"] is { } next ? $"&cursor={next.GetValue<string>()}" : "";
        }
        while (cursor.Length > 0);

        var orders = commits.Select(commit => commit["order"]!.GetValue<int>()).ToList();
        Assert.Equal(16, commits.Count);
        Assert.Equal(orders.Order(), orders);
    }

    [Fact]
    public async Task Trace_Block_IsTheSegmentItself()
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, Explained);

        var response = await client.GetAsync($"/v1/generations/{id}/trace/1");
        var segment = TraceSegment.Parse(await response.Content.ReadAsByteArrayAsync(), "block");
        var missing = await client.GetAsync($"/v1/generations/{id}/trace/2");

        Assert.Equal((1, 3, 8), (segment.Block, segment.PromptLength, segment.Commits.Count));
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal((404, "block_not_found", "block"), await GenerationEndpointsTests.CodeAsync(missing));
    }

    [Fact]
    public async Task Token_Explained_HasItsParts()
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, Explained);

        var token = (await client.GetFromJsonAsync<JsonNode>($"/v1/generations/{id}/tokens/3"))!;

        Assert.Equal(3, token["commit"]!["position"]!.GetValue<int>());
        Assert.Equal(token["commit"]!["logit"]!.GetValue<float>(), token["parts"]!["known"]!.GetValue<float>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(19)]
    [InlineData(int.MaxValue)]
    public async Task Token_NotGenerated_Is404(int position)
    {
        using var client = platform.Client();
        var id = await EndedAsync(client, Explained);

        var response = await client.GetAsync($"/v1/generations/{id}/tokens/{position}");

        Assert.Equal((404, "token_not_found", "position"), await GenerationEndpointsTests.CodeAsync(response));
    }

    [Fact]
    public async Task Explanations_WithoutScope_Are403()
    {
        using var client = platform.Client();
        using var generator = platform.Client(scopes: ["generate"]);
        var id = await EndedAsync(client, Explained);

        foreach (var path in new[] { "attribution", "trace", "trace/0", "tokens/3" })
        {
            var response = await generator.GetAsync($"/v1/generations/{id}/{path}");
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    private static async Task<string> EndedAsync(HttpClient client, string body)
    {
        var id = await client.CreateAsync(body);
        var ended = await client.EndAsync(id);
        Assert.Equal("completed", ended.Text("status"));
        return id;
    }
}
