using System.Text.Json;
using Whence.Contracts.Attribution;
using Whence.Contracts.Documents;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Hosting.Identity;
using Whence.Services.Tests.Support;

namespace Whence.Attribution.Tests.Explaining;

/// <summary>Explanations over HTTP, from the question to the result.</summary>
public sealed class ExplanationTests(ExplainingWorld world) : IClassFixture<ExplainingWorld>
{
    private const string Prompt = "The keeper 😀 trims the lamp at dusk.";
    private const string Tenant = "tenant-a";

    [Theory]
    [InlineData("itp", false)]
    [InlineData("itp", true)]
    [InlineData("ig", true)]
    public async Task Create_AnyMethod_IsWhatTheLibrarySays(string method, bool steered)
    {
        var steering = new SteeringSettings { Concepts = [2], Strength = 3, CutoffTokens = 5 };
        var id = await world.GenerateAsync(Prompt, steered ? steering : null);
        var made = await EndAsync(id, await CreateAsync(id, $"{{\"method\":\"{method}\",\"seed\":7}}"));

        Assert.Equal("completed", made["status"].GetString());
        var result = made["result"].Deserialize<ExplanationDocument>(DocumentJson.Options)!;
        var expected = await InProcessAsync(id, method);
        Assert.Equal(Prompt, result.Text);
        Assert.Equal(expected.Method, result.Method);
        Assert.Equal(
            expected.Units.Select(unit => (unit.Unit.Text, unit.Score)),
            result.Units.Select(unit => (unit.Text, unit.Score)));
        Assert.Equal((expected.Value, expected.Baseline), (result.Value, result.Baseline));
        Assert.Equal(expected.Error.Value, result.Error.Value, 1e-9);
        Assert.Equal(expected.Control.RandomDrop, result.RandomControl.RandomDrop, 1e-9);
        Assert.Equal(Prompt.EnumerateRunes().Count(), result.Units[^1].EndChar);
    }

    [Fact]
    public async Task Create_Completed_IsToldWithoutText()
    {
        var id = await world.GenerateAsync(Prompt);
        var made = await EndAsync(id, await CreateAsync(id, "{\"method\":\"itp\"}"));
        var explanation = Guid.ParseExact(made["id"].GetString()!["exp_".Length..], "N");
        var message = await world.ToldAsync<InputsAttributed>(told => told.ExplanationId == explanation);

        Assert.Equal((Tenant, "key"), (message.TenantId, message.Principal));
        Assert.DoesNotContain("keeper", JsonSerializer.Serialize(message), StringComparison.Ordinal);
        var stored = await world.Payloads.GetAsync<ExplanationDocument>(message.GenerationId, message.Explanation);
        Assert.Equal((stored.Forwards, stored.Units.Count), (message.Forwards, message.Units));
    }

    [Fact]
    public async Task Create_SpansInCodePoints_AreTheUnits()
    {
        var id = await world.GenerateAsync(Prompt);
        var body = "{\"method\":\"itp\",\"spans\":[{\"start\":0,\"end\":10},{\"start\":13,\"end\":34}]}";
        var made = await EndAsync(id, await CreateAsync(id, body));
        var result = made["result"].Deserialize<ExplanationDocument>(DocumentJson.Options)!;
        Assert.Equal("The keeper", result.Units[0].Text);
        Assert.Contains("trims the lamp", result.Units[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"method":"lime"}""", "method", "ig, gradient, itp, hipe, ablation, shapley")]
    [InlineData("""{"unit":"letter"}""", "unit", "token, word, sentence, message, span")]
    [InlineData("""{"unit":"span"}""", "spans", "add them")]
    [InlineData("""{"unit":"word","spans":[{"start":0,"end":1}]}""", "unit", "span")]
    [InlineData("""{"spans":[{"start":3,"end":3}]}""", "spans[0]", "36")]
    [InlineData("""{"spans":[null]}""", "spans", "null")]
    [InlineData("""{"spans":[{"start":0,"end":37}]}""", "spans[0]", "36")]
    [InlineData("""{"scale":"bits"}""", "scale", "logit, logprob")]
    [InlineData("""{"budget":0}""", "budget", "The nearest is 1")]
    [InlineData("""{"budget":5000}""", "budget", "The nearest is 4096")]
    [InlineData("""{"seed":-1}""", "seed", "The nearest is 0")]
    [InlineData("""{"target":"chunk:999"}""", "target", "chunk:0")]
    [InlineData("""{"target":"nothing"}""", "target", "answer")]
    [InlineData("""{"unit":"message"}""", "unit", "word")]
    [InlineData("""{"method":"shapley","unit":"token"}""", "method", "10")]
    public async Task Create_WhatCannotBe_IsRefusedWithWhatCan(string body, string parameter, string says)
    {
        var id = await world.GenerateAsync(Prompt);
        var answer = await CreateAsync(id, body);
        answer.IsProblem(422, "invalid_value", parameter);
        Assert.Contains(says, answer["detail"].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"nonsense\":1}")]
    [InlineData("{\"spans\":[{\"start\":\"a\",\"end\":2}]}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Create_BodyOfAnotherShape_Is400(string body)
    {
        var id = await world.GenerateAsync(Prompt);
        Assert.Equal(400, (await CreateAsync(id, body)).Status);
    }

    [Fact]
    public async Task Every_GenerationOfAnotherTenant_DoesNotExist()
    {
        var id = await world.GenerateAsync(Prompt, tenant: "tenant-b");
        (await CreateAsync(id, "{}")).IsProblem(404, "generation_not_found", "id");
        (await CreateAsync($"gen_{Guid.NewGuid():N}", "{}")).IsProblem(404, "generation_not_found", "id");
        (await CreateAsync("gen_1", "{}")).IsProblem(404, "generation_not_found", "id");
        (await SendAsync(HttpMethod.Get, Path(id))).IsProblem(404, "generation_not_found", "id");
    }

    [Fact]
    public async Task Every_ExplanationOfAnotherTenantOrGeneration_DoesNotExist()
    {
        var (id, other) = (await world.GenerateAsync(Prompt), await world.GenerateAsync(Prompt));
        var made = await CreateAsync(id, "{}");
        var explanation = made["id"].GetString();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Delete])
        {
            (await world.Service.SendAsAsync(
                "tenant-b", method, $"{Path(id)}/{explanation}", null, null, null, ScopeNames.Explain))
                .IsProblem(404, "explanation_not_found", "id");
            (await SendAsync(method, $"{Path(other)}/{explanation}")).IsProblem(404, "explanation_not_found", "id");
            (await SendAsync(method, $"{Path(id)}/exp_0")).IsProblem(404, "explanation_not_found", "id");
        }
    }

    [Theory]
    [InlineData("decoding", "not_ready")]
    [InlineData("queued", "not_ready")]
    [InlineData("failed", "generation_not_completed")]
    [InlineData("cancelled", "generation_not_completed")]
    public async Task Create_GenerationWithoutAnswer_Is409(string status, string code)
    {
        var id = await world.GenerateAsync(Prompt, status: status);
        (await CreateAsync(id, "{}")).IsProblem(409, code, null);
    }

    [Fact]
    public async Task Create_SameKeyTwice_IsOneExplanation()
    {
        var id = await world.GenerateAsync(Prompt);
        var key = ("Idempotency-Key", $"{Guid.NewGuid():N}");
        var first = await SendAsync(HttpMethod.Post, Path(id), "{}", key);
        var again = await SendAsync(HttpMethod.Post, Path(id), "{\"method\":\"hipe\"}", key);
        Assert.Equal(first["id"].GetString(), again["id"].GetString());
        (await SendAsync(HttpMethod.Post, Path(id), "{\"method\":\"itp\"}", key))
            .IsProblem(422, "idempotency_key_reused", "Idempotency-Key");
    }

    [Fact]
    public async Task Cancel_WhileDecodingIsAsked_EndsIt()
    {
        var id = await world.GenerateAsync(Prompt);
        var held = new TaskCompletionSource();
        world.Gate = held.Task;
        try
        {
            var made = await CreateAsync(id, "{\"method\":\"itp\"}");
            var path = $"{Path(id)}/{made["id"].GetString()}";
            var asked = await SendAsync(HttpMethod.Delete, path);
            Assert.Equal(202, asked.Status);
            var ended = await EndAsync(id, made);
            Assert.Equal("cancelled", ended["status"].GetString());
            Assert.Equal(JsonValueKind.Null, ended["result"].ValueKind);
            Assert.Equal("cancelled", (await SendAsync(HttpMethod.Delete, path))["status"].GetString());
        }
        finally
        {
            world.Gate = Task.CompletedTask;
            held.SetResult();
        }
    }

    [Fact]
    public async Task Create_MoreThanTheKeyAllows_Is429()
    {
        var id = await world.GenerateAsync(Prompt, tenant: "tenant-c");
        var held = new TaskCompletionSource();
        world.Gate = held.Task;
        try
        {
            var answers = new List<HttpAnswer>();
            for (var i = 0; i < 3; i++)
            {
                answers.Add(await world.Service.SendAsAsync(
                    "tenant-c", HttpMethod.Post, Path(id), "{\"method\":\"itp\"}", null,
                    new TenantLimits(ConcurrentGenerations: 2), ScopeNames.Explain));
            }

            Assert.Equal([202, 202], answers.Take(2).Select(answer => answer.Status));
            answers[2].IsProblem(429, "concurrency_limit_exceeded", null);
        }
        finally
        {
            world.Gate = Task.CompletedTask;
            held.SetResult();
        }
    }

    [Fact]
    public async Task List_OfAGeneration_IsNewestFirst()
    {
        var id = await world.GenerateAsync(Prompt);
        var first = await CreateAsync(id, "{\"method\":\"itp\"}");
        var second = await CreateAsync(id, "{\"method\":\"itp\",\"unit\":\"sentence\"}");
        var list = await SendAsync(HttpMethod.Get, Path(id));
        Assert.Equal(
            [second["id"].GetString(), first["id"].GetString()],
            list["data"].EnumerateArray().Select(one => one.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Create_WithoutTheScope_IsRefused()
    {
        var id = await world.GenerateAsync(Prompt);
        (await world.Service.PostAsync(Path(id), new { }, ScopeNames.Generate))
            .IsProblem(403, "insufficient_scope", null);
    }

    private static string Path(string id) => $"/v1/generations/{id}/explanations";

    private Task<HttpAnswer> CreateAsync(string id, string body) => SendAsync(HttpMethod.Post, Path(id), body);

    private Task<HttpAnswer> SendAsync(
        HttpMethod method, string path, string? body = null, (string, string)? header = null) =>
        world.Service.SendAsAsync(Tenant, method, path, body, header, null, ScopeNames.Explain);

    private async Task<HttpAnswer> EndAsync(string id, HttpAnswer made)
    {
        Assert.True(made.Status == 202, $"{made.Status}: {made.Body}");
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            var shown = await SendAsync(HttpMethod.Get, $"{Path(id)}/{made["id"].GetString()}");
            if (shown["status"].GetString() is "completed" or "failed" or "cancelled")
            {
                return shown;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The explanation did not end within a minute.");
    }

    private async Task<InputExplanation> InProcessAsync(string id, string method)
    {
        var generation = world.Recorded(id);
        var units = new PromptUnits(world.Model.Package.Tokenizer, generation.Trace.Prompt);
        using var engine = new EngineSnapshotModel(world.Model.Denoiser, generation, () => world.Model.Gradients);
        return await world.AloneAsync(() => InputAttributor.ExplainAsync(engine, new InputQuestion
        {
            Method = method == "ig" ? InputMethod.IntegratedGradients : InputMethod.IterativePerturbation,
            Target = new AnswerTargets(world.Model.Package, generation).Find("answer"),
            Units = units.Cut(UnitKind.Word),
            UnitKind = UnitKind.Word,
            PromptPositions = units.Positions,
            Seed = 7,
        }));
    }
}
