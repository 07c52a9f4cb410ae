using Whence.Explanations.Inputs;
using Whence.Explanations.Inputs.Methods;
using Whence.Explanations.Tests.Support;

namespace Whence.Explanations.Tests.Inputs;

public sealed class RandomAblationTests
{
    [Fact]
    public Task Explain_AdditiveFunction_RecoversTheEffects() => Seeds.Each(10, async seed =>
    {
        var effects = new double[40];
        (effects[3], effects[17], effects[31]) = (2, -1.5, 1);
        var explanation = await PlantedModel.Additive(effects)
            .Explain(InputMethod.RandomAblation, seed: (ulong)seed);
        Scores.Near(effects, Scores.Of(explanation), 0.15);
        Assert.Equal("held_out_misfit", explanation.Error.Name);
        Assert.True(explanation.Error.Value < 0.02, $"misfit {explanation.Error.Value}");
        Assert.Equal(82, explanation.Evaluations);
    });

    [Fact]
    public async Task Explain_EitherEnough_FindsBoth()
    {
        var model = new PlantedModel(30, kept => kept(4) || kept(25) ? 5 : 0);
        var explanation = await model.Explain(InputMethod.RandomAblation);
        Assert.Equal([4, 25], Scores.Top(explanation, 2));
    }

    [Fact]
    public async Task Explain_ParityOfUnits_HasALargeMisfit()
    {
        var model = new PlantedModel(30, kept => Enumerable.Range(0, 6).Count(kept) % 2);
        var explanation = await model.Explain(InputMethod.RandomAblation);
        Assert.True(explanation.Error.Value > 0.5, $"misfit {explanation.Error.Value}");
    }

    [Fact]
    public async Task Explain_SeedAgain_HasTheSameBits()
    {
        var model = new PlantedModel(20, kept => (kept(1) && kept(2) ? 2 : 0.3) + (kept(9) ? 1 : 0));
        var once = await model.Explain(InputMethod.RandomAblation, seed: 7);
        var again = await model.Explain(InputMethod.RandomAblation, seed: 7);
        var other = await model.Explain(InputMethod.RandomAblation, seed: 8);
        Assert.Equal(Scores.Of(once), Scores.Of(again));
        Assert.Equal(once.Control, again.Control);
        Assert.NotEqual(Scores.Of(once), Scores.Of(other));
    }

    [Fact]
    public async Task Explain_NothingMatters_ScoresZeroWithoutError()
    {
        var explanation = await new PlantedModel(12, _ => 4).Explain(InputMethod.RandomAblation);
        Assert.All(Scores.Of(explanation), score => Assert.Equal(0, score));
        Assert.Equal(0, explanation.Error.Value);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    public async Task Explain_Budget_IsKept(int budget)
    {
        var explanation = await PlantedModel.Additive(new double[50]).Explain(InputMethod.RandomAblation, budget);
        Assert.Equal(budget, explanation.Evaluations);
    }

    [Fact]
    public async Task Explain_TinyBudget_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ExplanationException>(
            () => PlantedModel.Additive(new double[50]).Explain(InputMethod.RandomAblation, budget: 11));
        Assert.Contains("at least 12", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OneColumn_IsTheSoftThreshold()
    {
        // Standardised x and y are (-1, 1): the weight is 1 - alpha, in units of y over x.
        var lasso = Lasso.Fit([[0], [2]], [3, 7], alpha: 0.25);
        Assert.Equal(0.75 * 2 / 1, lasso.Weights[0], 9);
        Assert.Equal(5, lasso.Predict([1]), 9);
    }

    [Fact]
    public void Fit_NoPenalty_IsLeastSquares()
    {
        var random = new Random(3);
        double[][] x = [.. Enumerable.Range(0, 30).Select(_ => new[] { random.NextDouble(), random.NextDouble(), 1 })];
        double[] y = [.. x.Select(row => (3 * row[0]) - (2 * row[1]) + 5)];
        var lasso = Lasso.Fit(x, y, alpha: 0);
        Scores.Near([3, -2, 0], lasso.Weights, 1e-4);
        Assert.Equal(5.5, lasso.Predict([0.5, 0.5, 1]), 4);
    }
}
