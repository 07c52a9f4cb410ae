using Whence.Engine.Concepts;
using Whence.Engine.Randomness;
using Whence.Engine.Steering;
using Whence.Models;
using Whence.Representations.Prompts;
using Whence.Representations.Tails;
using Whence.Testing;

namespace Whence.Representations.Tests.Prompts;

public sealed class PromptSearchTests : IDisposable
{
    private static readonly PromptSearchOptions Small =
        new() { Length = 5, Evaluations = 240, BatchSize = 24, Positions = 3 };

    private readonly TinyModel _folder = new();
    private readonly LoadedModel _model;
    private readonly LegalTokens _legal;

    public PromptSearchTests()
    {
        _model = LoadedModel.Open(_folder.Folder, threads: 1);
        _legal = new LegalTokens(_model.Package.Tokenizer);
    }

    public static TheoryData<PromptGoal> Goals =>
    [
        new ConceptFires(ConceptKind.Known, 2),
        new ConceptFires(ConceptKind.Discovered, 7),
        new ConceptLeaks(3, SteeringOptions.Unlearn(3, strength: -0.5f, mask: 0.2f)),
    ];

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Goals))]
    public void Of_EachGoal_AgreesWithFiniteDifferences(PromptGoal goal)
    {
        var gradient = new PromptGradient(_model.Gradients, Objective(goal), _legal, Small);
        float[][] prompts =
        [
            _model.Gradients.Embed([.. _legal.All.Take(5)]),
            _model.Gradients.Embed([.. _legal.All.Skip(40).Take(5)]),
        ];
        var (_, gradients) = gradient.Of(prompts);
        var random = new SplitMix64(1);
        for (var check = 0; check < 12; check++)
        {
            var (prompt, i) = (random.Below(2), random.Below(prompts[0].Length));
            var above = Score(gradient, prompts, prompt, i, 1e-2f);
            var slope = (above - Score(gradient, prompts, prompt, i, -1e-2f)) / 2e-2;
            Assert.True(
                Math.Abs(slope - gradients[prompt][i]) < 2e-3 + (0.02 * Math.Abs(slope)),
                $"{goal} {prompt} {i}: {slope} and {gradients[prompt][i]}");
        }
    }

    [Theory]
    [MemberData(nameof(Goals))]
    public void Score_OfTokens_IsThatOfTheirEmbeddings(PromptGoal goal)
    {
        var objective = Objective(goal);
        var tokens = _legal.Draw(new SplitMix64(4), 5);
        var evaluator = new PromptEvaluator(_model.Denoiser, objective, _legal, Small, null, CancellationToken.None);
        var (scores, _) = new PromptGradient(_model.Gradients, objective, _legal, Small)
            .Of([_model.Gradients.Embed(tokens)]);
        Assert.Equal(evaluator.Score([tokens])[0], scores[0], 1e-3);
    }

    [Theory]
    [InlineData(ConceptKind.Known)]
    [InlineData(ConceptKind.Discovered)]
    public void Score_FiringConcept_IsTheLogitThatTheHeadReads(ConceptKind kind)
    {
        var hidden = new MaskedTail(_model.Package.Config, 1)
            .Hidden(_model.Denoiser, [_model.Package.Tokenizer.Encode("The keeper")], null).Single();
        var readout = _model.Denoiser.Read(hidden, 1);
        var (ids, logits) = kind == ConceptKind.Known
            ? (readout.KnownIds, readout.KnownLogits)
            : (readout.DiscoveredIds, readout.DiscoveredLogits);
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal(logits[i], Objective(new ConceptFires(kind, ids[i])).Score(hidden), 1e-4);
        }
    }

    [Fact]
    public void Run_CoordinateGradient_BeatsABlindSearchInMost()
    {
        var beaten = Enumerable.Range(0, TinyModel.Known).Count(concept => PromptSearch.Run(
            _model, new ConceptFires(ConceptKind.Known, concept), Small).BeatsRandom);
        Assert.True(beaten > TinyModel.Known / 2, $"{beaten} of {TinyModel.Known}");
    }

    [Fact]
    public void Climb_TowardsADirection_ArrivesThere()
    {
        float[] target = [0.6f, 0, -0.8f, 0];
        var prompt = new SoftPrompt([0, 1, 0.1f, 0, 0.2f, 0, 0.9f, 0.1f], width: 4, learningRate: 0.1f);
        for (var step = 0; step < 300; step++)
        {
            prompt.Climb([.. target, .. target]);
        }

        Assert.All(prompt.Direction(0).Zip(target), pair => Assert.Equal(pair.Second, pair.First, 0.05));
        Assert.All(prompt.Direction(1).Zip(target), pair => Assert.Equal(pair.Second, pair.First, 0.05));
        Assert.Equal(2 * 9, prompt.Embeddings(3).Sum(value => value * value), 1e-4);
    }

    [Theory]
    [InlineData(PromptSearchMethod.CoordinateGradient)]
    [InlineData(PromptSearchMethod.Embedding)]
    [InlineData(PromptSearchMethod.Random)]
    public void Run_EachMethod_FindsPromptsThatCanBeTypedAndScoreAsSaid(PromptSearchMethod method)
    {
        var goal = new ConceptFires(ConceptKind.Known, 1);
        var result = PromptSearch.Run(_model, goal, Small with { Method = method });
        var evaluator = new PromptEvaluator(
            _model.Denoiser, Objective(goal), _legal, Small, null, CancellationToken.None);
        foreach (var found in result.Best.Concat(result.RandomControl))
        {
            Assert.Equal(found.Tokens, _model.Package.Tokenizer.Encode(found.Text));
            Assert.Equal(evaluator.Score([[.. found.Tokens]])[0], found.Score, 1e-5);
        }

        var scores = result.Best.Select(found => found.Score).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void Run_SameSeed_FindsTheSamePrompts()
    {
        var goal = new ConceptFires(ConceptKind.Known, 1);
        var (first, second) = (PromptSearch.Run(_model, goal, Small), PromptSearch.Run(_model, goal, Small));
        Assert.Equal(first.Best.Select(found => found.Text), second.Best.Select(found => found.Text));
        Assert.InRange(first.Evaluations, 240, 240 + PromptEvaluator.GradientCost);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        var progress = new Told(_ => source.Cancel());
        Assert.Throws<OperationCanceledException>(() => PromptSearch.Run(
            _model, new ConceptFires(ConceptKind.Known, 1), Small, progress, source.Token));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    public void Run_ConceptThatDoesNotExist_IsRefused(int concept)
    {
        var failure = Assert.Throws<ModelException>(
            () => PromptSearch.Run(_model, new ConceptFires(ConceptKind.Known, concept), Small));
        Assert.Contains("the model has 6", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RedTeam_ReportsTheAnswersUnderSuppression()
    {
        var goal = ConceptLeaks.Under(_model.Package.Config, 3);
        var report = RedTeam.Run(_model, goal, Small with { Keep = 2 });
        Assert.Equal(2, report.Found.Count);
        Assert.All(report.Found, test => Assert.Subset(report.OwnTokens.ToHashSet(), test.Leaked.ToHashSet()));
        Assert.Equal(report.Found.Any(test => test.Leaked.Count > 0), report.Leaks);
        Assert.All(
            report.Found.SelectMany(test => test.Leaked.Select(token => (test.Answer, token))),
            pair => Assert.Contains(pair.token, pair.Answer, StringComparison.Ordinal));
    }

    private static double Score(PromptGradient gradient, float[][] prompts, int prompt, int i, float step)
    {
        var moved = prompts.Select(values => (float[])values.Clone()).ToArray();
        moved[prompt][i] += step;
        return gradient.Of(moved).Scores[prompt];
    }

    private PromptObjective Objective(PromptGoal goal) => PromptObjective.For(goal, _model.Denoiser, _legal);

    private sealed class Told(Action<PromptSearchProgress> action) : IProgress<PromptSearchProgress>
    {
        public void Report(PromptSearchProgress value) => action(value);
    }
}
