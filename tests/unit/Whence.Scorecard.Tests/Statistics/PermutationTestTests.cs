using Whence.Engine.Randomness;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Tests.Statistics;

public sealed class PermutationTestTests
{
    [Fact]
    public void OfPaired_FewDifferences_MatchesEverySignCounted()
    {
        double[] differences = [1.2, 0.7, -0.3, 2.1, 0.9, -0.1, 1.5, 0.4];
        var observed = Math.Abs(differences.Sum());
        var exact = Enumerable.Range(0, 1 << 8).Count(signs => Math.Abs(differences
            .Select((d, i) => (signs & (1 << i)) == 0 ? d : -d).Sum()) >= observed - 1e-12) / 256.0;

        Assert.Equal(exact, PermutationTest.OfPaired(differences, 1), 0.01);
    }

    [Fact]
    public void OfTwo_FewValues_MatchesEveryDealCounted()
    {
        double[] first = [3.1, 4.5, 2.8, 5.0];
        double[] second = [1.9, 2.2, 3.0, 1.1];
        double[] all = [.. first, .. second];
        var observed = Math.Abs(first.Average() - second.Average());
        var deals = Enumerable.Range(0, 1 << 8).Where(set => int.PopCount(set) == 4).ToList();
        var exact = deals.Count(set =>
        {
            var inside = all.Where((_, i) => (set & (1 << i)) != 0).Average();
            var outside = all.Where((_, i) => (set & (1 << i)) == 0).Average();
            return Math.Abs(inside - outside) >= observed - 1e-12;
        }) / (double)deals.Count;

        Assert.Equal(exact, PermutationTest.OfTwo(first, second, 1), 0.01);
    }

    [Fact]
    public void OfPaired_NoEffect_IsRarelySignificant()
    {
        var significant = Enumerable.Range(1, 100).Count(seed =>
        {
            var random = new SplitMix64(SplitMix64.Scatter((ulong)seed));
            double[] noise = [.. Enumerable.Range(0, 20).Select(_ => random.NextDouble() - 0.5)];
            return PermutationTest.OfPaired(noise, (ulong)seed) < 0.05;
        });

        Assert.InRange(significant, 0, 12);
    }

    [Fact]
    public void OfPaired_AllZero_IsCertain() => Assert.Equal(1, PermutationTest.OfPaired([0, 0, 0], 1));
}
