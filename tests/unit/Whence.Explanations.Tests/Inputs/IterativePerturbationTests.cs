using Whence.Explanations.Inputs;
using Whence.Explanations.Tests.Support;

namespace Whence.Explanations.Tests.Inputs;

public sealed class IterativePerturbationTests
{
    [Fact]
    public Task Explain_AnyFunction_IsLeaveOneOut() => Seeds.Each(20, async seed =>
    {
        var random = new Random(seed);
        var effects = Enumerable.Range(0, 12).Select(_ => random.NextDouble() - 0.5).ToArray();
        double Value(Func<int, bool> kept) =>
            effects.Select((effect, i) => kept(i) && kept((i + seed) % 12) ? effect : 0.1 * effect).Sum();
        var explanation = await new PlantedModel(12, Value).Explain(InputMethod.IterativePerturbation);
        var expected = Enumerable.Range(0, 12).Select(i => Value(_ => true) - Value(kept => kept != i));
        Scores.Near([.. expected], Scores.Of(explanation), 1e-5);
        Assert.Equal(14, explanation.Evaluations);
    });

    [Fact]
    public async Task Explain_AdditiveFunction_HasNoInteraction()
    {
        var explanation = await PlantedModel.Additive(1, -2, 0.5, 4).Explain(InputMethod.IterativePerturbation);
        Assert.Equal("interaction", explanation.Error.Name);
        Assert.Equal(0, explanation.Error.Value, 5);
        Assert.Equal(3.5, explanation.Value, 5);
        Assert.Equal(0, explanation.Baseline, 5);
    }

    [Fact]
    public async Task Explain_BothNeeded_CountsTheEffectTwice()
    {
        var model = new PlantedModel(8, kept => kept(2) && kept(6) ? 3 : 0);
        var explanation = await model.Explain(InputMethod.IterativePerturbation);
        Assert.Equal([2, 6], Scores.Top(explanation, 2));
        Assert.Equal(1, explanation.Error.Value, 5);
    }

    [Fact]
    public async Task Explain_EitherEnough_FindsNothingAndSaysSo()
    {
        var model = new PlantedModel(8, kept => kept(2) || kept(6) ? 3 : 0);
        var explanation = await model.Explain(InputMethod.IterativePerturbation);
        Assert.All(Scores.Of(explanation), score => Assert.Equal(0, score));
        Assert.Equal(1, explanation.Error.Value, 5);
    }

    [Fact]
    public async Task Explain_BudgetTooSmall_IsRefused()
    {
        var model = PlantedModel.Additive(1, 2, 3, 4);
        var refusal = await Assert.ThrowsAsync<ExplanationException>(
            () => model.Explain(InputMethod.IterativePerturbation, budget: 5));
        Assert.Contains("6 evaluations", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("budget", refusal.Parameter);
    }
}
