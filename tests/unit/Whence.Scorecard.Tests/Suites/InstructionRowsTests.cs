using Whence.Scorecard.Suites.PromptTokens;

namespace Whence.Scorecard.Tests.Suites;

public sealed class InstructionRowsTests
{
    // The note comes first, the opening of the reply last; it is not ranked.
    [Theory]
    [InlineData(new[] { 3.0, 1, 2, 9 }, 1)]
    [InlineData(new[] { 2.0, 3, 1, 9 }, 0.5)]
    [InlineData(new[] { 1.0, 3, 2, 0 }, 1.0 / 3)]
    [InlineData(new[] { 2.0, 2, 1, 0 }, 0.5)]
    [InlineData(new[] { 0.0, 0, 0, 0 }, 0)]
    [InlineData(new[] { 0.0, -1, -2, 0 }, 0)]
    [InlineData(new[] { -1.0, -2, -3, 0 }, 0)]
    [InlineData(new[] { 1.0, 0 }, 1)]
    public void ReciprocalRank_OfTheNote_TakesNoTieAndNoOpposition(double[] scores, double expected) =>
        Assert.Equal(expected, InstructionRows.ReciprocalRank(ScoredUnits.Explanation(scores)), 12);

    [Theory]
    [InlineData(new[] { 3.0, 1, -2, 0 }, 0.5)]
    [InlineData(new[] { 0.0, 0, 0, 0 }, 0)]
    public void Share_OfTheNote_IsANumber(double[] scores, double expected) =>
        Assert.Equal(expected, InstructionRows.Share(ScoredUnits.Explanation(scores)), 12);
}
