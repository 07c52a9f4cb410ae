using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Models;
using Whence.Testing;

namespace Whence.Explanations.Tests.Replays;

/// <summary>The demo model: that the replay is cheap where it matters, and that its scores are of the answer.</summary>
public sealed class BrackhavenReplayTests
{
    private const string Prompt =
        "Clerk note: be blunt.\nMessage to the harbour desk. From: Leo Cable. Vessel: Orchid. Request: a berth at " +
        "dusk for timber. There is drifting ice off Gull Rock, says the master of the Orchid. The keeper of the " +
        "light has seen a gale from the north, and the market boats are late. The crew asks whether the lock will " +
        "be open before noon. Reply: Dear Leo Cable,";

    [Fact]
    public void Replay_LongPrompt_ComputesAThirdOfTheRowsOrLess()
    {
        using var model = LoadedModel.Open(RepositoryRoot.Locate("models", "brackhaven"), 2);
        var generation = Generate(model, Prompt, 32);
        using var replay = new SnapshotReplay(model.Denoiser, generation);
        var targets = Enumerable.Range(0, generation.Trace.Commits.Count).ToArray();
        IReadOnlyList<int>[] masks = [[], [5], [40], [70], [100]];
        var replayed = replay.Replay(targets, masks);
        Assert.True(
            3 * replayed.Rows <= replayed.NaiveRows, $"{replayed.Rows} rows of {replayed.NaiveRows} without reuse");
        foreach (var target in targets)
        {
            Assert.Equal(generation.Trace.Commits[target].Logit, replayed.Logits[0][target], 3);
        }
    }

    [Fact]
    public async Task Explain_FirstWordsOfAFact_FindsWhatTheFactIsAbout()
    {
        using var model = LoadedModel.Open(RepositoryRoot.Locate("models", "brackhaven"), 2);
        var generation = Generate(model, "The oldest rain gauge in Brackhaven stands on", 32);
        using var snapshots = new EngineSnapshotModel(model.Denoiser, generation);
        var targets = new AnswerTargets(model.Package, generation);
        var units = new PromptUnits(model.Package.Tokenizer, generation.Trace.Prompt);
        var explanation = await InputAttributor.ExplainAsync(snapshots, new InputQuestion
        {
            Method = InputMethod.IterativePerturbation,
            Target = targets.Find("token:1"),
            Units = units.Cut(UnitKind.Word),
        });
        var strongest = explanation.Units.MaxBy(unit => unit.Score)!;
        Assert.Contains(strongest.Unit.Text, (string[])[" rain", " gauge", " oldest", " stands", " on"]);
        Assert.True(explanation.Control.Drop > explanation.Control.RandomDrop, $"{explanation.Control}");
    }

    private static RecordedGeneration Generate(LoadedModel model, string prompt, int tokens)
    {
        var options = GenerationOptions.Greedy(tokens) with { StopTokens = model.Package.StopTokens };
        var request = new DecodeRequest(model.Package.Tokenizer.Encode(prompt), options);
        return new RecordedGeneration(new Decoder(model.Denoiser).Decode(request).Trace, options);
    }
}
