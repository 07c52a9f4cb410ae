using Whence.Engine.Attribution;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Counterfactuals;
using Whence.Explanations.Inputs;
using Whence.Explanations.Replays;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Testing;

namespace Whence.Explanations.Tests.Counterfactuals;

/// <summary>Questions of both kinds about a tiny model's answers.</summary>
public sealed class CounterfactualRunnerTests : IClassFixture<TinyModel>, IDisposable
{
    private const double Bound = 1e-3;

    private readonly LoadedModel _model;
    private readonly RecordedGeneration _generation;
    private readonly AnswerTarget _answer;

    public CounterfactualRunnerTests(TinyModel tiny)
    {
        _model = LoadedModel.Open(tiny.Folder, 1);
        var prompt = _model.Package.Tokenizer.Encode("The keeper trims the lamp at dusk.");
        _generation = Decode(prompt, GenerationOptions.Greedy(16));
        _answer = new AnswerTarget("answer", "", prompt.Length, prompt.Length + 16);
    }

    [Fact]
    public async Task RunAsync_ConceptRemoved_PredictsWhatIsObservedAndNamesItsPart()
    {
        foreach (var residual in Enum.GetValues<ResidualMode>())
        {
            var edit = ConceptEdit.Remove(ConceptKind.Known, Strongest());
            var result = await RunAsync(Ask(edit) with { Residual = residual });
            Assert.InRange(Math.Abs(result.PredictedDelta - result.ObservedDelta), 0, Bound);
            Assert.InRange(result.Error, 0, Bound);
            Assert.InRange(Math.Abs(result.ObservedDeltaBf16!.Value - result.ObservedDelta), 0, 1);
            Assert.Equal(residual.ToString().ToLowerInvariant(), result.Residual);
            var part = Assert.Single(result.Edits);
            Assert.True(part.Weight > 0 && part.EditedWeight == 0, $"{part}");
            Assert.NotEqual(0, part.Delta);
            Assert.Equal(_generation.Trace.Commits.Sum(commit => commit.Logit), result.Value, 1e-3);
            Assert.Equal(32, result.Draws);
            Assert.Equal(0, result.Forwards);
        }
    }

    [Fact]
    public async Task RunAsync_ConceptRemoved_TextAfterIsTheDecodeWithTheEdit()
    {
        var edit = ConceptEdit.Remove(ConceptKind.Known, Strongest());
        var result = await RunAsync(Ask(edit));
        var edits = new EditOptions { Concepts = [edit] };
        var request = new DecodeRequest(_generation.Trace.Prompt, _generation.Options with { Edits = edits });
        var anew = new Decoder(_model.Denoiser).Decode(request);
        Assert.Equal(_model.Package.Tokenizer.Decode([.. anew.Answer]), result.TextAfter);
        var recorded = _generation.Trace.Snapshot(99).AsSpan()[^16..];
        Assert.Equal(_model.Package.Tokenizer.Decode(recorded), result.TextBefore);
        Assert.NotNull(result.TextControl);
        Assert.Equal(result.TextBefore, Join(result, TokenDiff.Added));
        Assert.Equal(result.TextAfter, Join(result, TokenDiff.Removed));
        var changed = result.Diff.Where(piece => piece.Kind != TokenDiff.Equal).Sum(piece => piece.Tokens);
        Assert.Equal(changed, result.ChangedTokens);
    }

    [Fact]
    public async Task RunAsync_EditThatChangesNothing_SaysSo()
    {
        var edit = new ConceptEdit(ConceptKind.Known, Strongest(), EditOperation.Scale, 1);
        var result = await RunAsync(Ask(edit));
        Assert.Equal((0d, 0d, 0d), (result.PredictedDelta, result.ObservedDelta, result.RandomControl));
        Assert.Equal(result.TextBefore, result.TextAfter);
        Assert.Equal(0, result.ChangedTokens);
    }

    [Fact]
    public async Task RunAsync_WithoutNewAnswer_HasNoTextAfter()
    {
        var edit = ConceptEdit.Remove(ConceptKind.Discovered, 3);
        var result = await RunAsync(Ask(edit) with { Regenerate = false });
        Assert.Null(result.TextAfter);
        Assert.Null(result.TextControl);
        Assert.Empty(result.Diff);
    }

    [Fact]
    public async Task RunAsync_SameQuestionTwice_HasTheSameAnswer()
    {
        var question = Ask(ConceptEdit.Remove(ConceptKind.Known, Strongest())) with { Seed = 7 };
        var (one, other) = (await RunAsync(question), await RunAsync(question));
        Assert.Equal(
            (one.RandomControl, one.RandomDeviation, one.TextControl),
            (other.RandomControl, other.RandomDeviation, other.TextControl));
        Assert.NotEqual(one.RandomControl, (await RunAsync(question with { Seed = 8 })).RandomControl);
    }

    [Fact]
    public async Task RunAsync_FewOtherConcepts_SaysThatRandomEditsHardlyDiffer()
    {
        var result = await RunAsync(Ask([ConceptEdit.Remove(ConceptKind.Known, 0)]));
        Assert.Equal(32, result.Draws);
        Assert.Matches("32 random edits are of [1-5] different sets", result.Note!);
    }

    [Fact]
    public async Task RunAsync_EveryOtherConceptEdited_HasNoControlAndSaysWhy()
    {
        ConceptEdit[] all =
        [
            .. Enumerable.Range(0, TinyModel.Known).Select(concept => ConceptEdit.Remove(ConceptKind.Known, concept)),
        ];
        var result = await RunAsync(Ask(all));
        Assert.Equal(0, result.Draws);
        Assert.Null(result.TextControl);
        Assert.Contains("no random control", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EditedGuidedGeneration_AsksOnTopOfItsEdits()
    {
        var earlier = new EditOptions { Concepts = [new ConceptEdit(ConceptKind.Known, 1, EditOperation.Clamp, 0.8f)] };
        var generation = Decode(
            _generation.Trace.Prompt, GenerationOptions.Greedy(16) with { GuidanceScale = 1, Edits = earlier });
        var result = await RunAsync(Ask(ConceptEdit.Remove(ConceptKind.Known, 1)), generation);
        Assert.InRange(result.Error, 0, Bound);
        Assert.Equal(0.8, Assert.Single(result.Edits).Weight, 1e-6);
        Assert.Contains("conditional branch", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EditsThatAreTooMuchTogether_AreRefusedUnlessOnlyMeasured()
    {
        var strong = new ConceptEdit(ConceptKind.Known, Strongest(), EditOperation.Scale, 5);
        var generation = Decode(
            _generation.Trace.Prompt,
            GenerationOptions.Greedy(16) with { Edits = new EditOptions { Concepts = [strong] } });
        var error = await Assert.ThrowsAsync<GenerationException>(() => RunAsync(Ask(strong), generation));
        Assert.Contains("25", error.Message, StringComparison.Ordinal);
        var measured = await RunAsync(Ask(strong) with { Regenerate = false }, generation);
        Assert.InRange(measured.Error, 0, Bound);
    }

    [Theory]
    [InlineData(TargetScale.Logit)]
    [InlineData(TargetScale.LogProbability)]
    [InlineData(null)]
    public async Task RunAsync_SpanMasked_ObservesTheReplayAndAnswersWithoutIt(TargetScale? scale)
    {
        var span = new InputUnit("", 0, 0, 2, 5);
        var result = await RunAsync(Ask() with { Spans = [span], Scale = scale });
        using var snapshots = new EngineSnapshotModel(_model.Denoiser, _generation);
        int[] targets = [.. Enumerable.Range(0, _generation.Trace.Commits.Count)];
        IReadOnlyList<int>[] masks = [[], [2, 3, 4], [2], [3], [4]];
        var replays = await snapshots.AblateAsync(targets, masks);
        var scores = scale == TargetScale.Logit ? replays.Logits : replays.LogProbabilities;
        var values = scores.Select(row => row.Sum(score => (double)score)).ToArray();
        Assert.Equal(scale ?? TargetScale.LogProbability, result.Scale);
        Assert.Equal(values[1] - values[0], result.ObservedDelta, 1e-3);
        Assert.Equal(values[2] + values[3] + values[4] - (3 * values[0]), result.PredictedDelta, 1e-3);
        Assert.Equal(Math.Abs(result.PredictedDelta - result.ObservedDelta), result.Error, 1e-9);
        Assert.Equal(16, result.Draws);
        var request = new DecodeRequest(_generation.Trace.Prompt, _generation.Options) { Masked = [2, 3, 4] };
        var anew = new Decoder(_model.Denoiser).Decode(request);
        Assert.Equal(_model.Package.Tokenizer.Decode([.. anew.Answer]), result.TextAfter);
        Assert.Null(result.ObservedDeltaBf16);
        Assert.True(result.Forwards > 0, $"{result.Forwards} forwards");
    }

    [Fact]
    public async Task RunAsync_SpanOfMostOfThePrompt_HasNoControlAndSaysWhy()
    {
        var span = new InputUnit("", 0, 0, 0, _generation.Trace.Prompt.Count - 1);
        var result = await RunAsync(Ask() with { Spans = [span], Regenerate = false });
        Assert.Equal(0, result.Draws);
        Assert.Contains("no random control", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_QuestionsWithoutAnAnswer_AreRefused()
    {
        var edit = ConceptEdit.Remove(ConceptKind.Known, 1);
        var span = new InputUnit("", 0, 0, 2, 5);
        await Refused("nothing is changed", Ask());
        await Refused("one at a time", Ask(edit) with { Spans = [span] });
        await Refused("ask in logits", Ask(edit) with { Scale = TargetScale.LogProbability });
        await Refused("not in the prompt", Ask() with { Spans = [span with { EndToken = 999 }] });
        await Refused("inside the answer", Ask(edit) with { Target = new AnswerTarget("token:0", "", 0, 1) });
    }

    [Fact]
    public void Group_ConceptsOfAGroup_AreAllItsMembersSteerableOrNot()
    {
        Assert.Equal([2, 3], EditedConcepts.Group(_model.Package, "SEA").Select(edit => edit.Concept));
        Assert.Equal([5], EditedConcepts.Group(_model.Package, "people").Select(edit => edit.Concept));
        var error = Assert.Throws<ModelException>(() => EditedConcepts.Group(_model.Package, "ships"));
        Assert.Contains("food, people, sea, tone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_EveryKindOfName_FindsTheConcept()
    {
        var package = _model.Package;
        Assert.Equal(ConceptEdit.Remove(ConceptKind.Known, 5), EditedConcepts.Named(package, "Women"));
        Assert.Equal(ConceptEdit.Remove(ConceptKind.Known, 4), EditedConcepts.Named(package, "4"));
        Assert.Equal(
            new ConceptEdit(ConceptKind.Discovered, 7, EditOperation.Scale, 2),
            EditedConcepts.Named(package, "#7", EditOperation.Scale, 2));
        Assert.Contains(
            "#0 to #7",
            Assert.Throws<ModelException>(() => EditedConcepts.Named(package, "#8")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => ConceptLookup.Steerable(package.Catalogue, "women", 6));
    }

    public void Dispose() => _model.Dispose();

    private static string Join(CounterfactualResult result, string without) =>
        string.Concat(result.Diff.Where(piece => piece.Kind != without).Select(piece => piece.Text));

    private RecordedGeneration Decode(IReadOnlyList<int> prompt, GenerationOptions options) =>
        new(new Decoder(_model.Denoiser).Decode(new DecodeRequest(prompt, options)).Trace, options);

    private int Strongest() => _generation.Trace.Concepts!.KnownIds[0];

    private CounterfactualQuestion Ask(params ConceptEdit[] edits) => new() { Concepts = edits, Target = _answer };

    private async Task<CounterfactualResult> RunAsync(
        CounterfactualQuestion question, RecordedGeneration? generation = null)
    {
        generation ??= _generation;
        using var snapshots = new EngineSnapshotModel(_model.Denoiser, generation);
        var model = new EngineCounterfactualModel(_model.Denoiser, snapshots);
        return await new CounterfactualRunner(_model.Package, model).RunAsync(generation, question);
    }

    private async Task Refused(string problem, CounterfactualQuestion question)
    {
        var error = await Assert.ThrowsAsync<ExplanationException>(() => RunAsync(question));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
