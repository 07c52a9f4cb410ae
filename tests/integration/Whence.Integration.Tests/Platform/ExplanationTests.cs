using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Contracts.Documents;
using Whence.Engine.Replay;
using Whence.Engine.Traces;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Integration.Tests.Support;
using Whence.Models;
using Whence.Recordings;
using Whence.Testing;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

/// <summary>Explanations through broker, database and processes.</summary>
[Collection(PlatformGroup.Name)]
public class ExplanationTests(SharedPlatform shared)
{
    private const double Tolerance = 1e-6;

    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Explain_SteeredGeneration_IsWhatTheLibrarySays()
    {
        using var client = await _platform.TenantAsync("explain-steered");
        var id = await GenerateAsync(client);

        var made = await ExplainAsync(client, id, new JsonObject { ["method"] = "itp", ["seed"] = 5 });
        var result = (await FinishAsync(client, made))["result"].Read<ExplanationDocument>();

        var expected = await InProcessAsync(client, id);
        Assert.Equal(expected.Units.Select(unit => unit.Unit.Text), result.Units.Select(unit => unit.Text));
        Assert.All(
            expected.Units.Zip(result.Units),
            pair => Assert.Equal(pair.First.Score, pair.Second.Score, Tolerance));
        Assert.Equal(expected.Value, result.Value, Tolerance);
        Assert.Equal(expected.Control.Drop, result.RandomControl.Drop, Tolerance);
        Assert.Equal(expected.Control.RandomDrop, result.RandomControl.RandomDrop, Tolerance);
        await AssertRecordedAsync(client, id, PlatformClient.IdIn(made));
    }

    [PlatformFact]
    public async Task Kill_AttributionMidExplanation_AnotherBeginsAgainToTheSameResult()
    {
        using var client = await _platform.TenantAsync("explain-killed");
        var id = await GenerateAsync(client);
        var body = new JsonObject { ["method"] = "itp", ["unit"] = "token", ["target"] = "answer", ["seed"] = 3 };
        var undisturbed = await FinishAsync(client, await ExplainAsync(client, id, body));

        var made = await ExplainAsync(client, id, body);
        await _platform.WaitForAsync("a worker", async () => await _platform.CountAsync(
            "select count(*) from attribution.explanation where state = 'running'") > 0);
        var attribution = _platform["attribution"];
        await attribution.KillAsync();
        await attribution.RestartAsync();
        var disturbed = await FinishAsync(client, made);

        Assert.Equal(undisturbed["result"]!.ToJsonString(), disturbed["result"]!.ToJsonString());
        Assert.True(await _platform.CountAsync("select max(attempts) from attribution.explanation") >= 2);
        await Invariants.AssertAsync(_platform);
    }

    [PlatformFact]
    public async Task Explain_GenerationOfAnotherTenant_DoesNotExist()
    {
        using var owner = await _platform.TenantAsync("explain-owner");
        using var other = await _platform.TenantAsync("explain-other");
        var id = await GenerateAsync(owner);
        using var response = await other.Http.PostAsJsonAsync(Path(id), new JsonObject());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [PlatformFact]
    public async Task Profile_AfterARestart_StillSteers()
    {
        using var client = await _platform.TenantAsync("profiles");
        var entry = new JsonObject { ["concept"] = new JsonObject { ["id"] = 3 }, ["multiplier"] = 0 };
        using var put = await client.Http.PutAsJsonAsync(
            "/v1/steering-profiles/calm", new JsonObject { ["entries"] = new JsonArray(entry) });
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        var attribution = _platform["attribution"];
        await attribution.KillAsync();
        await attribution.RestartAsync();

        var body = Requests.Of(steps: 8);
        body["profile"] = "calm@1";
        var id = await client.AcceptAsync(body);
        Assert.Equal("completed", PlatformClient.StatusIn(await client.FinishAsync(id)));
        var settings = (await shared.RequestAsync(id)).Settings;
        Assert.Equal(new ProfileReference("calm", 1), settings.Profile);
        var edit = Assert.Single(settings.Edits!.Concepts);
        Assert.Equal((3, "scale", 0f), (edit.Concept, edit.Operation, edit.Value));
    }

    private static string Path(string id) => $"/v1/generations/{id}/explanations";

    private static async Task<string> GenerateAsync(PlatformClient client)
    {
        var body = Requests.Of(steps: 8);
        body["steering"] = new JsonObject { ["amplify"] = new JsonArray(2), ["cutoff_tokens"] = 12 };
        var id = await client.AcceptAsync(body);
        Assert.Equal("completed", PlatformClient.StatusIn(await client.FinishAsync(id)));
        return id;
    }

    private static async Task<JsonObject> ExplainAsync(PlatformClient client, string id, JsonObject body)
    {
        using var response = await client.Http.PostAsJsonAsync(Path(id), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private async Task<JsonObject> FinishAsync(PlatformClient client, JsonObject made)
    {
        JsonObject? shown = null;
        await _platform.WaitForAsync(
            "the explanation",
            async () =>
            {
                shown = await client.GetAsync(made["links"]!["self"]!.GetValue<string>());
                return PlatformClient.StatusIn(shown) is not ("queued" or "running");
            },
            seconds: 180);
        Assert.True(PlatformClient.StatusIn(shown!) == "completed", shown!.ToJsonString());
        return shown!;
    }

    private async Task AssertRecordedAsync(PlatformClient client, string id, string explanation)
    {
        await Invariants.AssertAsync(_platform);
        var page = await client.GetAsync($"/v1/audit/records?generation_id={id}");
        var record = Assert.Single(
            page["data"]!.AsArray(), one => one!["kind"]!.GetValue<string>() == "inputs.attributed");
        var digits = record!.ToJsonString().Replace("-", "", StringComparison.Ordinal);
        Assert.Contains(explanation["exp_".Length..], digits, StringComparison.Ordinal);
    }

    private async Task<InputExplanation> InProcessAsync(PlatformClient client, string id)
    {
        using var model = LoadedModel.Open(RepositoryRoot.Locate("models", "brackhaven"), 1);
        var options = RecordedOptions.Of((await shared.RequestAsync(id)).Settings);
        var prompt = model.Package.Tokenizer.Encode(Requests.Keeper);
        var block = await client.Http.GetByteArrayAsync($"/v1/generations/{id}/trace/0");
        var trace = TraceSegment.Join(prompt, [TraceSegment.Parse(block, "block 0")]);
        var generation = new RecordedGeneration(trace, options);
        var units = new PromptUnits(model.Package.Tokenizer, prompt);
        using var engine = new EngineSnapshotModel(model.Denoiser, generation);
        return await InputAttributor.ExplainAsync(engine, new InputQuestion
        {
            Method = InputMethod.IterativePerturbation,
            Target = new AnswerTargets(model.Package, generation).Find("answer"),
            Units = units.Cut(UnitKind.Word),
            UnitKind = UnitKind.Word,
            PromptPositions = units.Positions,
            Seed = 5,
        });
    }
}
