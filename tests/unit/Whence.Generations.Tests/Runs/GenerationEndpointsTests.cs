using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Generations.Tests.Support;
using Whence.Hosting.Identity;

namespace Whence.Generations.Tests.Runs;

[Collection(OnePlatform.Name)]
public sealed class GenerationEndpointsTests(TestPlatform platform)
{
    private const string Body = """{"prompt":"The keeper","max_new_tokens":16,"seed":7}""";

    [Fact]
    public async Task Create_Valid_IsAcceptedAndCompletes()
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync("/v1/generations", Body);
        var accepted = await response.JsonAsync();
        var ended = await client.EndAsync(accepted.Text("id"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"/v1/generations/{accepted.Text("id")}", response.Headers.Location!.ToString());
        Assert.Matches("^gen_[0-9a-f]{32}$", accepted.Text("id"));
        Assert.Equal("completed", ended.Text("status"));
        Assert.NotEmpty(ended.Text("text"));
        Assert.Equal(7UL, ended["seed"]!.GetValue<ulong>());
        Assert.Equal(16, ended["usage"]!["completion_tokens"]!.GetValue<int>());
        Assert.Null(ended["attribution"]);
        Assert.Null(ended["error"]);
    }

    [Fact]
    public async Task Create_NoSeed_DrawsOneThatReplays()
    {
        using var client = platform.Client();
        const string sampled = """{"prompt":"High water","max_new_tokens":16,"temperature":1.5""";

        var first = await client.EndAsync(await client.CreateAsync(sampled + "}"));
        var seed = first["seed"]!.GetValue<ulong>();
        var again = await client.EndAsync(await client.CreateAsync($"{sampled},\"seed\":{seed}}}"));

        Assert.Equal(first.Text("text"), again.Text("text"));
    }

    [Fact]
    public async Task Create_SameKeySameBody_IsTheSameGeneration()
    {
        using var client = platform.Client();

        var twins = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.CreateAsync(Body, "twin-1")));

        Assert.Single(twins.Distinct());
    }

    [Fact]
    public async Task Create_SameKeyOtherBody_IsRefused()
    {
        using var client = platform.Client();
        await client.CreateAsync(Body, "reused-1");

        var error = await (await client.SendJsonAsync(
            "/v1/generations", """{"prompt":"other"}""", "reused-1")).ErrorAsync();

        Assert.Equal((422, "idempotency_key_reused"), (error.Status, error.Code));
    }

    [Fact]
    public async Task Create_SameKeyOtherTenant_IsAnotherGeneration()
    {
        using var harbour = platform.Client();
        using var mill = platform.Client("mill");

        Assert.NotEqual(await harbour.CreateAsync(Body, "shared-1"), await mill.CreateAsync(Body, "shared-1"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("tab\tbed")]
    [InlineData("ümlaut")]
    public async Task Create_BadKey_IsRefused(string key)
    {
        using var client = platform.Client();

        var error = await (await client.SendJsonAsync("/v1/generations", Body, key)).ErrorAsync();

        Assert.Equal((400, "invalid_idempotency_key"), (error.Status, error.Code));
    }

    [Theory]
    [InlineData(255, HttpStatusCode.Accepted)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task Create_LongKey_HasALimit(int length, HttpStatusCode expected)
    {
        using var client = platform.Client();

        var response = await client.SendJsonAsync("/v1/generations", Body, new string('k', length));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Create_Failing_EndsFailedWithTheReason()
    {
        using var client = platform.Client();

        var ended = await client.EndAsync(await client.CreateAsync(
            $$"""{"prompt":"{{ScriptedServices.Failing}}","max_new_tokens":8}"""));

        Assert.Equal("failed", ended.Text("status"));
        Assert.Equal("model_numerics", ended["error"]!.Text("code"));
        Assert.Null(ended["text"]);
    }

    [Fact]
    public async Task Create_BrokenTrace_EndsFailed()
    {
        using var client = platform.Client();

        var ended = await client.EndAsync(await client.CreateAsync(
            $$"""{"prompt":"{{ScriptedServices.Unreadable}}","max_new_tokens":8}"""));

        Assert.Equal("trace_unreadable", ended["error"]!.Text("code"));
    }

    [Fact]
    public async Task Create_ConcurrencyUsedUp_Is429WithAdvice()
    {
        using var client = platform.Client("narrow", limits: new TenantLimits(null, 1));
        var held = await client.CreateAsync($$"""{"prompt":"{{ScriptedServices.Held}}","max_new_tokens":8}""");

        var response = await client.SendJsonAsync("/v1/generations", Body);
        var error = await response.ErrorAsync();
        await client.DeleteAsync($"/v1/generations/{held}");
        await client.UntilAsync(held, "cancelled");
        var after = await client.SendJsonAsync("/v1/generations", Body);

        Assert.Equal((429, "concurrency_limit_exceeded"), (error.Status, error.Code));
        Assert.Equal("true", response.Headers.GetValues("x-should-retry").Single());
        Assert.Equal(1, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(HttpStatusCode.Accepted, after.StatusCode);
    }

    [Fact]
    public async Task Create_TokensUsedUp_Is429AndHeadersTellTheBalance()
    {
        using var client = platform.Client("thrifty", limits: new TenantLimits(null, null, 40));

        var first = await client.SendJsonAsync("/v1/generations", """{"prompt":[5,6,7,8],"max_new_tokens":32}""");
        var second = await client.SendJsonAsync("/v1/generations", """{"prompt":[5],"max_new_tokens":8}""");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal("40", first.Headers.GetValues("x-ratelimit-limit-tokens").Single());
        Assert.Equal("4", first.Headers.GetValues("x-ratelimit-remaining-tokens").Single());
        Assert.EndsWith("s", first.Headers.GetValues("x-ratelimit-reset-tokens").Single());
        Assert.Equal((429, "tokens_per_day_exceeded", null), await CodeAsync(second));
        Assert.Equal("false", second.Headers.GetValues("x-should-retry").Single());
        Assert.Equal("4", second.Headers.GetValues("x-ratelimit-remaining-tokens").Single());
    }

    [Theory]
    [InlineData("""{"prompt":"x","steering":{"amplify":["tides"]}}""", "steering")]
    [InlineData("""{"prompt":"x","interventions":{"known":[{"concept":"tides","weight":1}]}}""", "interventions")]
    [InlineData("""{"prompt":"x","edits":{"concepts":[{"concept":"tides","scale":0}]}}""", "edits")]
    [InlineData("""{"prompt":"x","attribution":true}""", "attribution")]
    public async Task Create_ScopeMissing_Is403(string body, string parameter)
    {
        using var client = platform.Client(scopes: [ScopeNames.Generate]);

        var response = await client.SendJsonAsync("/v1/generations", body);

        Assert.Equal((403, "insufficient_scope", parameter), await CodeAsync(response));
    }

    [Fact]
    public async Task Create_Stranger_Is401()
    {
        using var client = platform.Stranger();

        Assert.Equal(401, (await (await client.SendJsonAsync("/v1/generations", Body)).ErrorAsync()).Status);
    }

    [Fact]
    public async Task List_Pages_ShowEachOnceNewestFirst()
    {
        using var client = platform.Client("lister");
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, await client.CreateAsync(Body));
        }

        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = (await client.GetFromJsonAsync<JsonNode>($"/v1/generations?limit=2{cursor}"))!;
            seen.AddRange(page["data"]!.AsArray().Select(item => item!.Text("id")));
            cursor = page["next_cursor"] is { } next ? $"&cursor={next.GetValue<string>()}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(ids, seen);
    }

    [Theory]
    [InlineData("?limit=0", 422, "limit")]
    [InlineData("?limit=101", 422, "limit")]
    [InlineData("?limit=1.5", 422, "limit")]
    [InlineData("?limit=1&limit=2", 400, "limit")]
    [InlineData("?cursor=!", 400, "cursor")]
    [InlineData("?cursor=MS5nZW5fMDA", 400, "cursor")]
    [InlineData("?page=2", 400, "page")]
    public async Task List_BadQuery_IsRefused(string query, int status, string parameter)
    {
        using var client = platform.Client();

        var error = await (await client.GetAsync("/v1/generations" + query)).ErrorAsync();

        Assert.Equal((status, parameter), (error.Status, error.Param));
    }

    [Fact]
    public async Task Show_Ended_HasAnETagThatAnswers304()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(Body);
        await client.EndAsync(id);
        var first = await client.GetAsync($"/v1/generations/{id}");

        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/generations/{id}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/events")]
    [InlineData("GET", "/attribution")]
    [InlineData("GET", "/trace")]
    [InlineData("GET", "/trace/0")]
    [InlineData("GET", "/tokens/9")]
    public async Task Any_ForeignOrUnknownId_IsTheSame404(string method, string path)
    {
        using var owner = platform.Client();
        using var other = platform.Client("mill");
        var id = await owner.CreateAsync(Body);
        await owner.EndAsync(id);

        var foreign = await other.SendAsync(new HttpRequestMessage(
            new HttpMethod(method), $"/v1/generations/{id}{path}"));
        var unknown = await other.SendAsync(new HttpRequestMessage(
            new HttpMethod(method), $"/v1/generations/gen_{Guid.NewGuid():N}{path}"));
        var malformed = await other.SendAsync(new HttpRequestMessage(
            new HttpMethod(method), $"/v1/generations/{id.ToUpperInvariant()}{path}"));

        var expected = (404, "generation_not_found", "id");
        Assert.Equal(expected, await CodeAsync(foreign));
        Assert.Equal(expected, await CodeAsync(unknown));
        Assert.Equal(expected, await CodeAsync(malformed));
    }

    [Fact]
    public async Task Cancel_Decoding_EndsCancelledAndStaysSo()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync($$"""{"prompt":"{{ScriptedServices.Held}}","max_new_tokens":8}""");
        await client.UntilAsync(id, "decoding");

        var first = await client.DeleteAsync($"/v1/generations/{id}");
        var ended = await client.UntilAsync(id, "cancelled");
        var second = await client.DeleteAsync($"/v1/generations/{id}");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(3, ended["usage"]!["completion_tokens"]!.GetValue<int>());
        Assert.Equal("cancelled", (await second.JsonAsync()).Text("status"));
    }

    [Fact]
    public async Task Cancel_Completed_StaysCompleted()
    {
        using var client = platform.Client();
        var id = await client.CreateAsync(Body);
        await client.EndAsync(id);

        var response = await client.DeleteAsync($"/v1/generations/{id}");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("completed", (await response.JsonAsync()).Text("status"));
    }

    internal static async Task<(int, string, string?)> CodeAsync(HttpResponseMessage response)
    {
        var error = await response.ErrorAsync();
        return (error.Status, error.Code, error.Param);
    }
}
