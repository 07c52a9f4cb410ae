using System.Text.Json;
using Whence.Attribution.Tests.Explaining;
using Whence.Contracts.Documents;
using Whence.Contracts.Generations;
using Whence.Hosting.Identity;
using Whence.Services.Tests.Support;

namespace Whence.Attribution.Tests.Counterfactuals;

/// <summary>What counterfactuals refuse, and what becomes of those that cannot be answered.</summary>
public sealed class CounterfactualDoorTests(ExplainingWorld world) : IClassFixture<ExplainingWorld>
{
    private const JsonValueKind Null = JsonValueKind.Null;
    private const string Prompt = "The keeper trims the lamp at dusk.";
    private const string Removal = """{"concepts":[{"concept":3}]}""";

    private readonly CounterfactualClient _client = new(world);

    [Theory]
    [InlineData("{}", "concepts", "exactly one")]
    [InlineData("""{"concepts":[{"concept":3}],"steering":"none"}""", "concepts", "exactly one")]
    [InlineData("""{"concepts":[]}""", "concepts", "name a concept")]
    [InlineData("""{"concepts":[{}]}""", "concepts[0]", "concept and group")]
    [InlineData("""{"concepts":[null]}""", "concepts[0]", "concept and group")]
    [InlineData("""{"spans":[null]}""", "spans", "null")]
    [InlineData("""{"concepts":[{"concept":3,"group":"tone"}]}""", "concepts[0]", "concept and group")]
    [InlineData("""{"concepts":[{"concept":"nothing like it"}]}""", "concepts[0].concept", "nothing like it")]
    [InlineData("""{"concepts":[{"concept":1.5}]}""", "concepts[0].concept", "name")]
    [InlineData("""{"concepts":[{"concept":"#9999"}]}""", "concepts[0].concept", "#0 to")]
    [InlineData("""{"concepts":[{"concept":3,"kind":"odd"}]}""", "concepts[0].kind", "known, discovered")]
    [InlineData("""{"concepts":[{"group":"nobody's"}]}""", "concepts[0].group", "nobody's")]
    [InlineData("""{"concepts":[{"concept":3,"clamp":2}]}""", "concepts[0].clamp", "The nearest is 1")]
    [InlineData("""{"concepts":[{"concept":3,"scale":-1}]}""", "concepts[0].scale", "The nearest is 0")]
    [InlineData("""{"concepts":[{"concept":3,"scale":1e9}]}""", "concepts[0].scale", "The nearest is 10")]
    [InlineData("""{"concepts":[{"concept":3,"scale":1,"clamp":1}]}""", "concepts[0]", "one of them")]
    [InlineData("""{"concepts":[{"concept":3},{"concept":"3"}]}""", "concepts[1]", "second time")]
    [InlineData("""{"concepts":[{"concept":3}],"scale":"logprob"}""", "scale", "logit")]
    [InlineData("""{"concepts":[{"concept":3}],"residual":"recomputed"}""", "residual", "frozen, zeroed")]
    [InlineData("""{"concepts":[{"concept":3}],"target":"chunk:99"}""", "target", "chunk:0")]
    [InlineData("""{"concepts":[{"concept":3}],"seed":-1}""", "seed", "The nearest is 0")]
    [InlineData("""{"concepts":[{"concept":"women","scale":2}]}""", "concepts", "may not be steered")]
    [InlineData("""{"spans":[]}""", "spans", "1 to 256")]
    [InlineData("""{"spans":[{"start":0,"end":99}]}""", "spans[0]", "34")]
    [InlineData("""{"spans":[{"start":0,"end":3}],"residual":"zeroed"}""", "residual", "leave it out")]
    [InlineData("""{"steering":"less"}""", "steering", "none")]
    [InlineData("""{"steering":"none","regenerate":false}""", "regenerate", "leave out")]
    [InlineData("""{"steering":"none"}""", "steering", "steers nothing")]
    public async Task Create_WhatCannotBe_IsRefusedWithWhatCan(string body, string parameter, string says)
    {
        var id = await world.GenerateAsync(Prompt);
        var answer = await _client.CreateAsync(id, body);
        answer.IsProblem(422, "invalid_value", parameter);
        Assert.Contains(says, answer["detail"].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"concepts":[{"concept":3,"nonsense":1}]}""")]
    [InlineData("""{"concepts":{"concept":3}}""")]
    [InlineData("""{"regenerate":"yes"}""")]
    [InlineData("")]
    public async Task Create_BodyOfAnotherShape_Is400(string body)
    {
        var id = await world.GenerateAsync(Prompt);
        Assert.Equal(400, (await _client.CreateAsync(id, body)).Status);
    }

    [Fact]
    public async Task Create_HalfASurrogatePair_IsRefusedByName()
    {
        var id = await world.GenerateAsync(Prompt);
        (await _client.CreateAsync(id, """{"concepts":[{"concept":3},{"concept":"\ud800"}]}"""))
            .IsProblem(400, "invalid_json", "concepts[1].concept");
    }

    [Theory]
    [InlineData(Removal, "explain", "regenerate")]
    [InlineData(Removal, "generate", null)]
    [InlineData(Removal, "explain generate", "")]
    [InlineData("""{"concepts":[{"concept":3}],"regenerate":false}""", "explain", "")]
    [InlineData("""{"concepts":[{"concept":3,"scale":2}]}""", "explain generate", "concepts")]
    [InlineData("""{"concepts":[{"concept":3,"clamp":0.1}]}""", "explain generate", "concepts")]
    [InlineData("""{"concepts":[{"concept":3,"scale":0.5}]}""", "explain generate", "")]
    [InlineData("""{"concepts":[{"concept":3,"scale":2}]}""", "explain generate steer", "")]
    [InlineData("""{"concepts":[{"concept":3,"scale":2}],"regenerate":false}""", "explain", "")]
    [InlineData("""{"concepts":[{"concept":"women","scale":2}],"regenerate":false}""", "explain", "")]
    [InlineData("""{"concepts":[{"concept":"women"}]}""", "explain generate", "")]
    [InlineData("""{"steering":"none"}""", "explain generate", "steering")]
    [InlineData("""{"steering":"none"}""", "explain steer", "steering")]
    [InlineData("""{"steering":"none"}""", "explain generate", "steering", "steered")]
    [InlineData("""{"steering":"none"}""", "explain generate steer", "", "steered")]
    [InlineData(Removal, "explain generate", "regenerate", "steered")]
    [InlineData(Removal, "explain generate steer", "", "steered")]
    [InlineData("""{"concepts":[{"concept":3}],"regenerate":false}""", "explain", "", "steered")]
    [InlineData("""{"spans":[{"start":0,"end":3}]}""", "explain generate", "regenerate", "steered")]
    [InlineData("""{"spans":[{"start":0,"end":3}],"regenerate":false}""", "explain", "", "steered")]
    [InlineData("""{"spans":[{"start":0,"end":3}]}""", "explain generate", "regenerate", "more")]
    [InlineData("""{"spans":[{"start":0,"end":3}]}""", "explain generate", "", "less")]
    public async Task Create_ByScopes_IsAllowedOrRefused(
        string body, string scopes, string? parameter, string asked = "plain")
    {
        var steering = asked == "steered" ? new SteeringSettings { Concepts = [2], Strength = 3 } : null;
        var edits = asked switch { "more" => Edited(2), "less" => Edited(0), _ => null };
        var id = await world.GenerateAsync(Prompt, steering, edits: edits);
        var answer = await _client.CreateAsync(id, body, scopes.Split(' '));
        if (parameter is "")
        {
            Assert.Equal(202, answer.Status);
        }
        else
        {
            answer.IsProblem(403, "insufficient_scope", parameter);
        }
    }

    [Fact]
    public async Task Every_CounterfactualOfOthersOrOfAnotherKind_DoesNotExist()
    {
        var (id, other) = (await world.GenerateAsync(Prompt), await world.GenerateAsync(Prompt));
        var made = await _client.CreateAsync(id, Removal);
        var name = made["id"].GetString();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Delete])
        {
            (await world.Service.SendAsAsync(
                "tenant-b", method, $"{CounterfactualClient.Path(id)}/{name}", null, null, null, ScopeNames.Explain))
                .IsProblem(404, "explanation_not_found", "id");
            (await _client.SendAsync(method, $"{CounterfactualClient.Path(other)}/{name}"))
                .IsProblem(404, "explanation_not_found", "id");
            (await _client.SendAsync(method, $"/v1/generations/{id}/explanations/{name}"))
                .IsProblem(404, "explanation_not_found", "id");
        }

        var list = await _client.SendAsync(HttpMethod.Get, CounterfactualClient.Path(id));
        Assert.Equal([name], list["data"].EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        var inputs = await _client.SendAsync(HttpMethod.Get, $"/v1/generations/{id}/explanations");
        Assert.Empty(inputs["data"].EnumerateArray());
    }

    [Fact]
    public async Task Create_SameKeyTwice_IsOneCounterfactual()
    {
        var id = await world.GenerateAsync(Prompt);
        var (path, key) = (CounterfactualClient.Path(id), ("Idempotency-Key", $"{Guid.NewGuid():N}"));
        var first = await _client.SendAsync(HttpMethod.Post, path, Removal, key);
        var again = await _client.SendAsync(
            HttpMethod.Post, path, """{"concepts":[{"concept":"3"}],"residual":"frozen"}""", key);
        Assert.Equal(first["id"].GetString(), again["id"].GetString());
        (await _client.SendAsync(HttpMethod.Post, path, """{"concepts":[{"concept":4}]}""", key))
            .IsProblem(422, "idempotency_key_reused", "Idempotency-Key");
    }

    [Theory]
    [InlineData("failed", "deadline_exceeded")]
    [InlineData("cancelled", "generation_cancelled")]
    public async Task Create_AnswerThatDoesNotCome_FailsAndCancelsItsGenerations(string status, string code)
    {
        var id = await world.GenerateAsync(Prompt);
        world.ChildStatus = status;
        try
        {
            var ended = await _client.EndAsync(await _client.CreateAsync(id, Removal));
            Assert.Equal("failed", ended["status"].GetString());
            Assert.Equal(code, ended["error"].GetProperty("code").GetString());
            await AssertCancelledAsync(CounterfactualClient.IdOf(ended));
        }
        finally
        {
            world.ChildStatus = "completed";
        }
    }

    [Theory]
    [InlineData(429, "tokens_per_day_exceeded", "tokens_per_day_exceeded")]
    [InlineData(422, "invalid_value", "invalid_value")]
    [InlineData(403, null, "generation_refused")]
    [InlineData(413, null, "generation_refused")]
    public async Task Create_AnswerIsRefused_FailsWithTheReason(int status, string? answered, string code)
    {
        var id = await world.GenerateAsync(Prompt);
        world.ChildRefusal = (status, answered);
        try
        {
            var ended = await _client.EndAsync(await _client.CreateAsync(id, Removal));
            Assert.Equal(code, ended["error"].GetProperty("code").GetString());
        }
        finally
        {
            world.ChildRefusal = null;
        }
    }

    [Theory]
    [InlineData(429, "concurrency_limit_exceeded")]
    [InlineData(503, "overloaded")]
    [InlineData(502, null)]
    [InlineData(429, null)]
    [InlineData(408, null)]
    public async Task Create_NoRoomForTheAnswerYet_Waits(int status, string? code)
    {
        var id = await world.GenerateAsync(Prompt);
        world.ChildRefusal = (status, code);
        var made = await _client.CreateAsync(id, Removal);
        try
        {
            await Task.Delay(300);
            var self = made["links"].GetProperty("self").GetString()!;
            Assert.Contains(
                (await _client.SendAsync(HttpMethod.Get, self))["status"].GetString(), (string[])["queued", "running"]);
        }
        finally
        {
            world.ChildRefusal = null;
        }

        Assert.Equal("completed", (await _client.EndAsync(made))["status"].GetString());
    }

    [Theory]
    [InlineData("no room")]
    [InlineData("decoding")]
    public async Task Create_ManyThatWait_LetOthersBeExplained(string why)
    {
        var (id, other) = (await world.GenerateAsync(Prompt), await world.GenerateAsync(Prompt, tenant: "tenant-b"));
        world.ChildRefusal = why == "no room" ? (429, "concurrency_limit_exceeded") : null;
        world.ChildStatus = why == "decoding" ? why : "completed";
        var waiting = new List<HttpAnswer>();
        try
        {
            for (var i = 0; i < 4; i++)
            {
                waiting.Add(await _client.CreateAsync(id, Removal));
            }

            while (await StatusesAsync(waiting) is var seen && seen.Any(one => one["started_at"].ValueKind == Null))
            {
                await Task.Delay(20); // until all have begun
            }

            var made = await world.Service.SendAsAsync(
                "tenant-b", HttpMethod.Post, CounterfactualClient.Path(other),
                """{"concepts":[{"concept":3}],"regenerate":false}""", null, null, ScopeNames.Explain);
            Assert.Equal("completed", (await _client.EndAsync(made, "tenant-b"))["status"].GetString());
            Assert.All(
                await StatusesAsync(waiting),
                one => Assert.Contains(one["status"].GetString(), (string[])["queued", "running"]));
        }
        finally
        {
            (world.ChildRefusal, world.ChildStatus) = (null, "completed");
        }

        foreach (var one in waiting)
        {
            Assert.Equal("completed", (await _client.EndAsync(one))["status"].GetString());
        }
    }

    [Fact]
    public async Task Cancel_WhileTheAnswerIsGenerated_CancelsItsGenerations()
    {
        var id = await world.GenerateAsync(Prompt);
        world.ChildStatus = "decoding";
        try
        {
            var made = await _client.CreateAsync(id, Removal);
            var self = made["links"].GetProperty("self").GetString()!;
            while (world.Children.Values.All(child => child.CounterfactualId != CounterfactualClient.IdOf(made)))
            {
                await Task.Delay(20);
            }

            Assert.Equal(202, (await _client.SendAsync(HttpMethod.Delete, self)).Status);
            var ended = await _client.EndAsync(made);
            Assert.Equal("cancelled", ended["status"].GetString());
            Assert.Equal(JsonValueKind.Null, ended["result"].ValueKind);
            await AssertCancelledAsync(CounterfactualClient.IdOf(ended));
        }
        finally
        {
            world.ChildStatus = "completed";
        }
    }

    [Fact]
    public async Task Create_WithLimits_PassesThemToTheGenerations()
    {
        var id = await world.GenerateAsync(Prompt, tenant: "tenant-l");
        var made = await world.Service.SendAsAsync(
            "tenant-l", HttpMethod.Post, CounterfactualClient.Path(id), Removal, null,
            new TenantLimits(ConcurrentGenerations: 3, TokensPerDay: 1000), ScopeNames.Explain, ScopeNames.Generate);
        var found = CounterfactualClient.IdOf(made);
        while (world.Children.Values.All(child => child.CounterfactualId != found))
        {
            await Task.Delay(20);
        }

        var child = world.Children.Values.First(child => child.CounterfactualId == found);
        Assert.Equal((3, 1000L), (child.ConcurrentGenerations, child.TokensPerDay));
    }

    private Task<HttpAnswer[]> StatusesAsync(IEnumerable<HttpAnswer> made) => Task.WhenAll(made.Select(
        one => _client.SendAsync(HttpMethod.Get, one["links"].GetProperty("self").GetString()!)));

    private static EditSettings Edited(float factor) => new()
    {
        Residual = "frozen",
        Concepts = [new ConceptEditSettings { Kind = "known", Concept = 3, Operation = "scale", Value = factor }],
    };

    private async Task AssertCancelledAsync(Guid counterfactual)
    {
        var asked = world.Children.Where(child => child.Value.CounterfactualId == counterfactual)
            .Select(child => child.Key).ToList();
        Assert.NotEmpty(asked);
        foreach (var child in asked)
        {
            var message = await world.ToldAsync<CancelGeneration>(one => one.GenerationId == child);
            Assert.Equal(child, message.GenerationId);
        }
    }
}
