using Whence.Engine.Randomness;

namespace Whence.Engine.Tests.Randomness;

public sealed class CounterRandomTests
{
    private const int Steps = 200;
    private const int Positions = 200;

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul)]
    [InlineData(ulong.MaxValue)]
    public void Uniform_OverStepsAndPositions_FillsBinsEvenly(ulong seed)
    {
        var bins = new int[100];
        foreach (var value in Grid(seed))
        {
            Assert.InRange(value, 0, 1 - double.Epsilon);
            bins[(int)(value * bins.Length)]++;
        }

        var expected = (double)Steps * Positions / bins.Length;
        var chiSquare = bins.Sum(count => (count - expected) * (count - expected) / expected);
        // 99 degrees of freedom: 0.9999 of all samples lie between 54 and 161.
        Assert.InRange(chiSquare, 54, 161);
    }

    [Fact]
    public void Uniform_NeighbouringCounters_AreUncorrelated()
    {
        Assert.InRange(Correlation((step, position) => (step, position + 1)), -0.02, 0.02);
        Assert.InRange(Correlation((step, position) => (step + 1, position)), -0.02, 0.02);
        Assert.InRange(Correlation((step, position) => (position, step), skipEqual: true), -0.02, 0.02);
    }

    [Fact]
    public void Uniform_OtherSeed_IsUncorrelated()
    {
        var product = Grid(5).Zip(Grid(6)).Average(pair => (pair.First - 0.5) * (pair.Second - 0.5)) * 12;
        Assert.InRange(product, -0.02, 0.02);
    }

    [Fact]
    public void Uniform_SameCounter_IsAlwaysTheSame()
    {
        Assert.Equal(CounterRandom.Uniform(3, 4, 5), CounterRandom.Uniform(3, 4, 5));
        Assert.Equal(Steps * Positions, Grid(9).Distinct().Count());
    }

    [Fact]
    public void Below_EveryBound_StaysInsideAndReachesAll()
    {
        var random = new SplitMix64(1);
        var seen = Enumerable.Range(0, 500).Select(_ => random.Below(7)).ToHashSet();
        Assert.Equal(Enumerable.Range(0, 7), seen.Order());
    }

    [Fact]
    public void Shuffle_SameState_IsTheSamePermutation()
    {
        var (one, other) = (Enumerable.Range(0, 50).ToArray(), Enumerable.Range(0, 50).ToArray());
        new SplitMix64(8).Shuffle(one.AsSpan());
        var random = new SplitMix64(8);
        random.Shuffle(other.AsSpan());
        Assert.Equal(one, other);
        Assert.Equal(Enumerable.Range(0, 50), one.Order());
        Assert.NotEqual(Enumerable.Range(0, 50), one);
        Assert.Equal(random.Next(), new SplitMix64(random.State - 0x9E3779B97F4A7C15).Next());
    }

    private static IEnumerable<double> Grid(ulong seed) =>
        from step in Enumerable.Range(0, Steps)
        from position in Enumerable.Range(0, Positions)
        select CounterRandom.Uniform(seed, step, position);

    private static double Correlation(Func<int, int, (int, int)> other, bool skipEqual = false)
    {
        var products = from step in Enumerable.Range(0, Steps)
                       from position in Enumerable.Range(0, Positions)
                       let pair = other(step, position)
                       where !skipEqual || pair != (step, position)
                       select (CounterRandom.Uniform(2, step, position) - 0.5)
                           * (CounterRandom.Uniform(2, pair.Item1, pair.Item2) - 0.5);
        return products.Average() * 12;
    }
}
