using Whence.Engine.Randomness;
using Whence.Provenance.Evidence;

namespace Whence.Provenance.Tests.Evidence;

public sealed class NonNegativeLeastSquaresTests
{
    [Fact]
    public void Solve_RandomProblems_MeetsTheConditionsOfTheOptimum()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var (gram, products) = Problem(seed, out var n);
            var weights = NonNegativeLeastSquares.Solve(gram, products);
            for (var i = 0; i < n; i++)
            {
                // Karush, Kuhn and Tucker: no weight below zero, no way down, and level where a weight is free.
                var gradient = products[i] - Enumerable.Range(0, n).Sum(j => gram[(i * n) + j] * weights[j]);
                Assert.True(weights[i] >= 0, $"seed {seed}: weight {i} is {weights[i]}");
                Assert.True(gradient <= 1e-6, $"seed {seed}: gradient {i} is {gradient}");
                Assert.True(weights[i] == 0 || gradient >= -1e-6, $"seed {seed}: gradient {i} is {gradient}");
            }
        }
    }

    [Fact]
    public void Solve_SumOfTheVectors_FindsTheWeights()
    {
        // Rows (1, 0, 1), (0, 2, 0), (1, 1, 0) and the target 2 · first + 3 · third.
        double[] gram = [2, 0, 1, 0, 4, 2, 1, 2, 2];
        double[] products = [2 * 2 + 3 * 1, 3 * 2, 2 * 1 + 3 * 2];
        var weights = NonNegativeLeastSquares.Solve(gram, products);
        Assert.Equal([2, 0, 3], weights.Select(weight => Math.Round(weight, 6)));
    }

    [Fact]
    public void Solve_TargetBehindEveryVector_IsZero() =>
        Assert.Equal([0, 0], NonNegativeLeastSquares.Solve([1, 0.5, 0.5, 1], [-1, -2]));

    [Fact]
    public void Solve_TheSameVectorTwice_SharesItsWeight()
    {
        var weights = NonNegativeLeastSquares.Solve([4, 4, 4, 4], [8, 8]);
        Assert.Equal(2, weights.Sum(), 6);
    }

    // Some vectors are multiples of others, which makes the Gram matrix singular.
    private static (double[] Gram, double[] Products) Problem(ulong seed, out int n)
    {
        var random = new SplitMix64(seed);
        n = 1 + random.Below(12);
        var width = 2 + random.Below(20);
        var vectors = new List<double[]>();
        for (var i = 0; i <= n; i++)
        {
            vectors.Add(i > 1 && random.Below(5) == 0
                ? [.. vectors[random.Below(i)].Select(value => value * (0.5 + random.NextDouble()))]
                : [.. Enumerable.Range(0, width).Select(_ => random.NextDouble() - 0.4)]);
        }

        var (target, gram) = (vectors[n], new double[n * n]);
        for (var i = 0; i < n * n; i++)
        {
            gram[i] = Dot(vectors[i / n], vectors[i % n]);
        }

        return (gram, [.. vectors.Take(n).Select(vector => Dot(vector, target))]);
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
