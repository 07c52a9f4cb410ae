using Whence.Steering.Contrasts;

namespace Whence.Steering.Tests.Contrasts;

public sealed class LabelShufflesTests
{
    [Fact]
    public void PValue_PlantedDifference_IsTheLeastThatShufflesAllow()
    {
        var table = Table(1, planted: 0.8);
        var shuffles = new LabelShuffles(table, 10, 10, 999, seed: 3);
        Assert.Equal(0.001, shuffles.PValue(Difference(table, 0)), 1e-9);
        Assert.True(shuffles.Quantile(0.95) < Difference(table, 0));
    }

    [Fact]
    public void PValue_NoDifference_IsUniform()
    {
        // The smallest p over forty concepts is below 0.05 in about one of twenty tables, and not in most of them.
        var found = Enumerable.Range(0, 100).Count(seed =>
        {
            var table = Table(seed, planted: 0);
            var shuffles = new LabelShuffles(table, 10, 10, 199, (ulong)seed);
            return Enumerable.Range(0, table.Concepts).Any(c => shuffles.PValue(Difference(table, c)) <= 0.05);
        });
        Assert.InRange(found, 0, 14);
    }

    [Fact]
    public void Shuffles_GivenUp_Stop()
    {
        var table = Table(1, planted: 0);
        Assert.Throws<OperationCanceledException>(
            () => new LabelShuffles(table, 10, 10, 1000, 3, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Means_ManyTexts_AreSumsDividedOnce()
    {
        var table = new ScoreTable([[0.1f, 1f], [0.2f, 2f], [0.4f, 4f]]);
        Assert.Equal([((double)0.1f + 0.2f + 0.4f) / 3, 7.0 / 3], table.Means([0, 1, 2]));
    }

    [Fact]
    public void EffectAndAuc_KnownScores_AreThoseOfTheTextbook()
    {
        var table = new ScoreTable([[3f], [5f], [4f], [1f], [3f], [2f]]);
        Assert.Equal(2.0, table.Effect(0, [0, 1, 2], [3, 4, 5]), 1e-9);
        Assert.Equal(8.5 / 9, table.Auc(0, [0, 1, 2], [3, 4, 5]), 1e-9);
    }

    private static double Difference(ScoreTable table, int concept)
    {
        int[] first = [.. Enumerable.Range(0, 10)], second = [.. Enumerable.Range(10, 10)];
        return table.Means(first)[concept] - table.Means(second)[concept];
    }

    // Twenty texts of forty concepts; the first concept is higher in the first ten.
    private static ScoreTable Table(int seed, double planted)
    {
        var random = new Random(seed);
        return new ScoreTable(
            [
                .. Enumerable.Range(0, 20).Select(text => Enumerable.Range(0, 40).Select(concept =>
                    (float)((random.NextDouble() * 0.2) + (concept == 0 && text < 10 ? planted : 0))).ToArray()),
            ]);
    }
}
