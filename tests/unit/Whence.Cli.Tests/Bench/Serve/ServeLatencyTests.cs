using Whence.Cli.Bench.Serve;

namespace Whence.Cli.Tests.Bench.Serve;

public class ServeLatencyTests
{
    [Fact]
    public void Of_OneToHundred_IsTheNearestRank()
    {
        var latency = ServeLatency.Of(Enumerable.Range(1, 100).Reverse().Select(value => (double)value));
        Assert.Equal(new ServeLatency(100, 50, 90, 99, 100), latency);
    }

    [Theory]
    [InlineData(1, 0.001)]
    [InlineData(3, 50)]
    [InlineData(4, 99)]
    [InlineData(5, 100)]
    public void Percentile_FewValues_IsOneOfThem(double expected, double percent)
    {
        double[] sorted = expected == 3 ? [1, 3, 4] : [1, 2, 3, 4, 5];
        sorted = expected == 4 ? [1, 2, 3, 4] : sorted;
        Assert.Equal(expected, ServeLatency.Percentile(sorted, percent));
    }

    [Fact]
    public void Of_OneValue_IsEveryPercentile() =>
        Assert.Equal(new ServeLatency(1, 7.5, 7.5, 7.5, 7.5), ServeLatency.Of([7.5]));

    [Fact]
    public void Of_Nothing_IsZero() => Assert.Equal(new ServeLatency(0, 0, 0, 0, 0), ServeLatency.Of([]));

    [Fact]
    public void Of_RandomValues_HasAsManyBelowAsThePercentSays()
    {
        const int Seed = 20261120;
        var random = new Random(Seed);
        var values = Enumerable.Range(0, 997).Select(_ => Math.Round(random.NextDouble() * 50, 3)).ToList();
        var latency = ServeLatency.Of(values);
        foreach (var (percent, value) in new[] { (50, latency.P50), (90, latency.P90), (99, latency.P99) })
        {
            var share = values.Count(other => other <= value) / 997.0;
            var off = share - (percent / 100.0);
            Assert.True(off is >= 0 and < 0.01, $"seed {Seed}, p{percent}: {share}");
        }
    }

    [Fact]
    public void Of_Pairs_SubtractsPercentilesAndPairs()
    {
        var pairs = ServePairs.Of([(10, 7), (30, 5), (20, 19)]);
        Assert.Equal((20, 7, 3), (pairs.Through.P50, pairs.Direct.P50, pairs.Difference.P50));
        Assert.Equal((13.0, 11.0), (pairs.P50Overhead, pairs.P99Overhead));
    }
}
