using Whence.Steering.Runs;

namespace Whence.Steering.Tests.Runs;

public sealed class TokenChangesTests
{
    [Theory]
    [InlineData(new int[0], new int[0], 0)]
    [InlineData(new[] { 1, 2, 3 }, new int[0], 3)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 1, 2, 3 }, 0)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 1, 9, 3 }, 2)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 2, 3, 4 }, 2)]
    [InlineData(new[] { 1, 2, 1, 2 }, new[] { 2, 1 }, 2)]
    public void Count_TwoSequences_IsWhatTheyDoNotShare(int[] before, int[] after, int expected) =>
        Assert.Equal(expected, TokenChanges.Count(before, after));

    [Fact]
    public void Count_RandomSequences_EqualsTheRecursion()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            int[] before = [.. Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(3))];
            int[] after = [.. Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(3))];
            var expected = before.Length + after.Length - (2 * Common(before, after));
            Assert.True(expected == TokenChanges.Count(before, after), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 1, 2, 3, 4 }, 0)]
    [InlineData(new[] { 1, 1, 1, 1, 1 }, 0.75)]
    [InlineData(new[] { 1, 2, 1, 2, 3 }, 0.25)]
    public void RepeatedShare_Sequence_CountsPairsSeenBefore(int[] tokens, double expected) =>
        Assert.Equal(expected, TokenChanges.RepeatedShare(tokens), 1e-12);

    private static int Common(ReadOnlySpan<int> one, ReadOnlySpan<int> other) =>
        one.IsEmpty || other.IsEmpty ? 0
        : one[0] == other[0] ? 1 + Common(one[1..], other[1..])
        : Math.Max(Common(one[1..], other), Common(one, other[1..]));
}
