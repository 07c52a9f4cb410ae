using Whence.Trainer.Evaluation;

namespace Whence.Trainer.Tests.Evaluation;

public sealed class RocAreaTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(3)]
    public void Of_RandomScores_EqualsEveryPairCompared(int levels)
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var scores = Draw(new Random(seed), levels);
            var (area, naive) = (RocArea.Of(scores), Naive(scores));
            Assert.True(
                area is null ? naive is null : Math.Abs(area.Value - naive!.Value) < 1e-12,
                $"seed {seed}, {levels} levels: {area} instead of {naive}");
        }
    }

    [Fact]
    public void Of_PerfectOrder_IsOne() => Assert.Equal(1.0, RocArea.Of([(0f, false), (2f, true), (1f, false)]));

    [Fact]
    public void Of_AllEqual_IsAHalf() => Assert.Equal(0.5, RocArea.Of([(1f, false), (1f, true), (1f, false)]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_OneKindOnly_IsNull(bool present) => Assert.Null(RocArea.Of([(0f, present), (1f, present)]));

    private static List<(float Score, bool Present)> Draw(Random random, int levels) =>
        [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => ((float)random.Next(levels), random.Next(3) == 0))];

    private static double? Naive(List<(float Score, bool Present)> scores)
    {
        var pairs = (from with in scores.Where(pair => pair.Present)
                     from without in scores.Where(pair => !pair.Present)
                     select with.Score > without.Score ? 1.0 : with.Score < without.Score ? 0.0 : 0.5).ToList();
        return pairs.Count == 0 ? null : pairs.Average();
    }
}
