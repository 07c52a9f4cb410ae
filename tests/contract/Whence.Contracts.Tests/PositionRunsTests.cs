using Whence.Contracts.Replays;

namespace Whence.Contracts.Tests;

public sealed class PositionRunsTests
{
    [Fact]
    public void Positions_OfTheRunsOfRandomSets_AreTheSets()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var set = Enumerable.Range(0, 40).Where(_ => random.Next(2) == 0).ToList();
            var shuffled = set.Concat(set).OrderBy(_ => random.Next());
            var runs = PositionRuns.Of(shuffled);
            Assert.True(PositionRuns.AreValid(runs, 40), $"seed {seed}: {string.Join(',', runs)}");
            Assert.Equal(set, PositionRuns.Positions(runs));
        }
    }

    [Fact]
    public void Of_NeighbouringPositions_IsOneRun() => Assert.Equal([2, 5, 7, 8], PositionRuns.Of([4, 2, 3, 7]));

    [Theory]
    [InlineData(1)]
    [InlineData(3, 3)]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    [InlineData(0, 2, 2, 4)]
    [InlineData(0, 11)]
    public void AreValid_RunsThatDoNotRiseWithinTheSequence_IsFalse(params int[] runs) =>
        Assert.False(PositionRuns.AreValid(runs, 10));
}
