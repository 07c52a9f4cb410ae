using Whence.Engine.Randomness;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Tests.LinearAlgebra;

public sealed class HungarianTests
{
    [Fact]
    public void Solve_SmallRandomCosts_CostsAsMuchAsTheBestPermutation()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var random = new SplitMix64(seed);
            var rows = 1 + random.Below(5);
            var costs = Costs(random, rows, rows + random.Below(7 - rows));
            var assignment = Hungarian.Solve(costs);
            Assert.Equal(rows, assignment.Distinct().Count());
            var cost = assignment.Select((column, row) => costs[row, column]).Sum();
            Assert.True(Math.Abs(cost - Least(costs, 0, [])) < 1e-9, $"seed {seed}: {cost}");
        }
    }

    [Fact]
    public void Solve_MoreRowsThanColumns_IsRefused()
    {
        var failure = Assert.Throws<ArgumentException>(() => Hungarian.Solve(new double[3, 2]));
        Assert.Contains("transpose", failure.Message, StringComparison.Ordinal);
    }

    // Whole costs now and then, so that ties are met.
    private static double[,] Costs(SplitMix64 random, int rows, int columns)
    {
        var whole = random.Below(2) == 0;
        var costs = new double[rows, columns];
        foreach (var row in Enumerable.Range(0, rows))
        {
            foreach (var column in Enumerable.Range(0, columns))
            {
                costs[row, column] = whole ? random.Below(4) : random.NextDouble() - 0.5;
            }
        }

        return costs;
    }

    private static double Least(double[,] costs, int row, HashSet<int> taken) => row == costs.GetLength(0)
        ? 0
        : Enumerable.Range(0, costs.GetLength(1))
            .Where(column => !taken.Contains(column))
            .Min(column => costs[row, column] + Least(costs, row + 1, [.. taken, column]));
}
