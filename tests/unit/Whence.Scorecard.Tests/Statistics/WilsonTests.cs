using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Tests.Statistics;

public sealed class WilsonTests
{
    // Published values, for example Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_PublishedExample_GivesItsInterval(int successes, int trials, double low, double high)
    {
        var interval = Wilson.Of(successes, trials);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Of_MoreSuccessesThanTrials_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(3, 2));
}
