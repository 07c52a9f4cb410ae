using Whence.Engine.Randomness;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Tests.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void OfMean_ManySamples_CoversTheTrueMeanAboutAsOftenAsItSays()
    {
        const int Trials = 300;
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var random = new SplitMix64(SplitMix64.Scatter((ulong)trial + 1));
            double[] values = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
            var interval = Bootstrap.OfMean(values, (ulong)trial);
            covered += interval.Low <= 0.5 && 0.5 <= interval.High ? 1 : 0;
        }

        // 95 % of 300 is 285; the percentile interval of 40 values covers a little less.
        Assert.InRange(covered, 268, 297);
    }

    [Fact]
    public void OfMean_Interval_HasTheWidthOfTheNormalApproximation()
    {
        var random = new SplitMix64(7);
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length / values.Length);

        var interval = Bootstrap.OfMean(values, 3);

        Assert.InRange(interval.High - interval.Low, 2 * 1.96 * error * 0.9, 2 * 1.96 * error * 1.1);
    }

    [Fact]
    public void Of_SameSeed_GivesTheSameInterval()
    {
        double[] values = [.. Enumerable.Range(1, 30).Select(i => Math.Sqrt(i))];

        Assert.Equal(Bootstrap.OfMean(values, 11), Bootstrap.OfMean(values, 11));
        Assert.NotEqual(Bootstrap.OfMean(values, 11), Bootstrap.OfMean(values, 12));
    }

    [Fact]
    public void OfMean_NoValues_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.OfMean([], 1));
}
