using Whence.Explanations.Inputs;
using Whence.Explanations.Tests.Support;

namespace Whence.Explanations.Tests.Inputs;

public sealed class ShapleyValuesTests
{
    [Fact]
    public Task Explain_AnyFunction_IsTheMeanOverAllOrders() => Seeds.Each(10, async seed =>
    {
        var random = new Random(seed);
        var table = Enumerable.Range(0, 1 << 5).Select(_ => random.NextDouble()).ToArray();
        double Value(Func<int, bool> kept) => table[Enumerable.Range(0, 5).Sum(i => kept(i) ? 1 << i : 0)];
        var explanation = await new PlantedModel(5, Value).Explain(InputMethod.Shapley);
        Scores.Near(ByOrders(Value, 5), Scores.Of(explanation), 1e-6);
        Assert.True(explanation.Error.Value < 1e-4, $"efficiency gap {explanation.Error.Value}");
        Assert.Equal(32, explanation.Evaluations);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Explain_BothOrEither_SharesTheEffectInHalves(bool both)
    {
        var model = new PlantedModel(6, kept => (both ? kept(1) && kept(4) : kept(1) || kept(4)) ? 8 : 0);
        var explanation = await model.Explain(InputMethod.Shapley);
        Scores.Near([0, 4, 0, 0, 4, 0], Scores.Of(explanation), 1e-5);
        Assert.Equal("efficiency", explanation.Error.Name);
    }

    [Fact]
    public async Task Explain_ElevenUnits_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ExplanationException>(
            () => PlantedModel.Additive(new double[11]).Explain(InputMethod.Shapley));
        Assert.Contains("2048 evaluations; use at most 10 units", refusal.Message, StringComparison.Ordinal);
    }

    private static double[] ByOrders(Func<Func<int, bool>, double> value, int units)
    {
        var scores = new double[units];
        var orders = Orders([.. Enumerable.Range(0, units)]).ToList();
        foreach (var order in orders)
        {
            var kept = new HashSet<int>();
            foreach (var unit in order)
            {
                var before = value(kept.Contains);
                kept.Add(unit);
                scores[unit] += (value(kept.Contains) - before) / orders.Count;
            }
        }

        return scores;
    }

    private static IEnumerable<int[]> Orders(int[] units) => units.Length == 0
        ? [[]]
        : units.SelectMany(first => Orders([.. units.Where(unit => unit != first)])
            .Select(rest => (int[])[first, .. rest]));
}
