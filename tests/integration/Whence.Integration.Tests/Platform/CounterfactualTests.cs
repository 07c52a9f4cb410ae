using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Engine.Replay;
using Whence.Engine.Traces;
using Whence.Explanations.Counterfactuals;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Integration.Tests.Support;
using Whence.Models;
using Whence.Recordings;
using Whence.Testing;
using Whence.Testing.Backends;

namespace Whence.Integration.Tests.Platform;

/// <summary>Counterfactuals through broker, database and processes.</summary>
[Collection(PlatformGroup.Name)]
public class CounterfactualTests(SharedPlatform shared)
{
    private const int Concept = 38; // lighthouse, which the answer is about
    private const double Tolerance = 1e-6;

    private readonly PlatformProcesses _platform = shared.Processes;

    [PlatformFact]
    public async Task Create_Concept_IsWhatTheLibrarySaysAndTwoRecordedGenerations()
    {
        using var client = await _platform.TenantAsync("what-if");
        var id = await GenerateAsync(client);
        var made = await CreateAsync(client, id, Removal());
        var ended = await FinishAsync(client, made);

        var result = ended["result"].Read<CounterfactualDocument>() as ChangedAnswerDocument;
        var expected = await InProcessAsync(client, id);
        Assert.Equal(expected.PredictedDelta, result!.PredictedDelta, Tolerance);
        Assert.Equal(expected.ObservedDelta, result.ObservedDelta, Tolerance);
        Assert.Equal(expected.RandomControl, result.RandomControl, Tolerance);
        Assert.Equal((expected.TextAfter, expected.TextControl), (result.TextAfter, result.TextControl));

        var child = await client.GetAsync($"/v1/generations/{result.AfterId}");
        Assert.Equal(id, child["parent"]!.GetValue<string>());
        Assert.Equal(result.TextAfter, child["text"]!.GetValue<string>());
        Assert.Equal(Self(made), child["links"]!["counterfactual"]!.GetValue<string>());
        await Invariants.AssertAsync(_platform); // every message has come
        Assert.Contains("generation.completed", await AuditedAsync(client, result.AfterId!));
        Assert.Contains("counterfactual.answered", await AuditedAsync(client, id));
    }

    [PlatformFact]
    public async Task Create_SteeringNone_IsTheTwinWithoutSteering()
    {
        using var client = await _platform.TenantAsync("what-if-steered");
        var plain = await GenerateAsync(client);
        var steered = await GenerateAsync(
            client, body => body["steering"] = new JsonObject { ["amplify"] = new JsonArray(2) });

        var made = await CreateAsync(client, steered, new JsonObject { ["steering"] = "none" });
        var twin = (await FinishAsync(client, made))["result"].Read<CounterfactualDocument>() as SteeringTwinDocument;

        var unsteered = await client.GetAsync($"/v1/generations/{plain}");
        Assert.Equal(unsteered["text"]!.GetValue<string>(), twin!.Unsteered.Text); // same prompt, settings and seed
        Assert.True(twin.MassChange > twin.ControlMassChange, $"{twin.MassChange} {twin.ControlMassChange}");
        await Invariants.AssertAsync(_platform);
    }

    [PlatformFact]
    public async Task Kill_AttributionMidCounterfactual_AnotherFindsTheGenerationsOfTheFirst()
    {
        using var client = await _platform.TenantAsync("what-if-killed");
        var id = await GenerateAsync(client);
        var undisturbed = await FinishAsync(client, await CreateAsync(client, id, Removal()));

        // Decoding is away, so that the worker waits for its generations when it dies.
        await ForDecodersAsync(decoder => decoder.KillAsync());
        var made = await CreateAsync(client, id, Removal());
        await ChildrenAsync(made, "any", 2);
        await _platform["attribution"].KillAsync();
        await ForDecodersAsync(decoder => decoder.RestartAsync());
        await _platform["attribution"].RestartAsync();
        var disturbed = await FinishAsync(client, made);

        Assert.Equal(Figures(undisturbed), Figures(disturbed));
        Assert.Equal(2, await CountAsync(made, "any"));
        Assert.True(await _platform.CountAsync(
            $"select fencing from attribution.explanation where id = '{Key(made)}'") >= 2);
        await Invariants.AssertAsync(_platform);
    }

    [PlatformFact]
    public async Task Cancel_WhileTheAnswerIsGenerated_CancelsItsGenerations()
    {
        using var client = await _platform.TenantAsync("what-if-cancelled");
        var id = await GenerateAsync(client);
        await ForDecodersAsync(decoder => decoder.KillAsync());
        var made = await CreateAsync(client, id, Removal());
        await ChildrenAsync(made, "any", 2);
        using var response = await client.Http.DeleteAsync(Self(made));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await ForDecodersAsync(decoder => decoder.RestartAsync());

        var ended = await EndAsync(client, made);
        Assert.Equal("cancelled", PlatformClient.StatusIn(ended));
        await ChildrenAsync(made, "cancelled", 2);
        await Invariants.AssertAsync(_platform);
    }

    private static JsonObject Removal() =>
        new() { ["concepts"] = new JsonArray(new JsonObject { ["concept"] = Concept }) };

    private static string Path(string id) => $"/v1/generations/{id}/counterfactuals";

    private static string Self(JsonObject made) => made["links"]!["self"]!.GetValue<string>();

    private static Guid Key(JsonObject made) => Guid.ParseExact(PlatformClient.IdIn(made)["cfl_".Length..], "N");

    // All but the names of the generations, which are those of the counterfactual.
    private static string Figures(JsonObject ended)
    {
        var result = ended["result"]!.DeepClone().AsObject();
        result.Remove("after_id");
        result.Remove("control_id");
        return result.ToJsonString();
    }

    private static async Task<string> GenerateAsync(PlatformClient client, Action<JsonObject>? change = null)
    {
        var body = Requests.Of(steps: 8);
        change?.Invoke(body);
        var id = await client.AcceptAsync(body);
        Assert.Equal("completed", PlatformClient.StatusIn(await client.FinishAsync(id)));
        return id;
    }

    private static async Task<JsonObject> CreateAsync(PlatformClient client, string id, JsonObject body)
    {
        using var response = await client.Http.PostAsJsonAsync(Path(id), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private async Task<JsonObject> EndAsync(PlatformClient client, JsonObject made)
    {
        JsonObject? shown = null;
        await _platform.WaitForAsync(
            "the counterfactual",
            async () =>
            {
                shown = await client.GetAsync(Self(made));
                return PlatformClient.StatusIn(shown) is not ("queued" or "running");
            },
            seconds: 180);
        return shown!;
    }

    private async Task<JsonObject> FinishAsync(PlatformClient client, JsonObject made)
    {
        var ended = await EndAsync(client, made);
        Assert.True(PlatformClient.StatusIn(ended) == "completed", ended.ToJsonString());
        return ended;
    }

    private Task ForDecodersAsync(Func<HostProcess, Task> act) => Task.WhenAll(
        _platform.Hosts.Where(host => host.Name.StartsWith("decoding", StringComparison.Ordinal)).Select(act));

    private Task<long> CountAsync(JsonObject made, string state) => _platform.CountAsync(
        $"select count(*) from generations.generations where counterfactual = '{Key(made)}'"
        + (state == "any" ? "" : $" and state = '{state}'"));

    private Task ChildrenAsync(JsonObject made, string state, int count) => _platform.WaitForAsync(
        $"{count} generations, {state}", async () => await CountAsync(made, state) == count, seconds: 120);

    private static async Task<IReadOnlyList<string>> AuditedAsync(PlatformClient client, string id)
    {
        var page = await client.GetAsync($"/v1/audit/records?generation_id={id}");
        return [.. page["data"]!.AsArray().Select(record => record!["kind"]!.GetValue<string>())];
    }

    private async Task<CounterfactualResult> InProcessAsync(PlatformClient client, string id)
    {
        using var model = LoadedModel.Open(RepositoryRoot.Locate("models", "brackhaven"), 1);
        var options = RecordedOptions.Of((await shared.RequestAsync(id)).Settings);
        var prompt = model.Package.Tokenizer.Encode(Requests.Keeper);
        var block = await client.Http.GetByteArrayAsync($"/v1/generations/{id}/trace/0");
        var trace = TraceSegment.Join(prompt, [TraceSegment.Parse(block, "block 0")]);
        var generation = new RecordedGeneration(trace, options);
        using var snapshots = new EngineSnapshotModel(model.Denoiser, generation);
        var runner = new CounterfactualRunner(
            model.Package, new EngineCounterfactualModel(model.Denoiser, snapshots));
        return await runner.RunAsync(generation, new CounterfactualQuestion
        {
            Concepts = [new ConceptEdit(ConceptKind.Known, Concept, EditOperation.Scale, 0)],
            Target = new AnswerTargets(model.Package, generation).Find("answer"),
        });
    }
}
