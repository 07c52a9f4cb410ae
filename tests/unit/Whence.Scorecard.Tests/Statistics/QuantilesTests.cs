using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Tests.Statistics;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.25, 1.75)]
    [InlineData(1, 4)]
    public void Of_FourValues_InterpolatesBetweenThem(double share, double expected) =>
        Assert.Equal(expected, Quantiles.Of([4, 1, 3, 2], share), 12);
}
