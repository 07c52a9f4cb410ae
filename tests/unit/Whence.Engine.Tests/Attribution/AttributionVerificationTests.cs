using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Tests.Attribution;

public sealed class AttributionVerificationTests
{
    [Fact]
    public void Of_ManyTokens_ReportsTheQuantilesOfTheErrors()
    {
        TokenAttribution[] tokens = [.. Enumerable.Range(0, 101).Reverse().Select(i => Token(i * 1e-6f))];
        var verification = AttributionVerification.Of(tokens, 1e-3f);
        Assert.True(verification.Passed);
        Assert.Equal(
            (1e-4f, 50 * 1e-6f, 95 * 1e-6f, 99 * 1e-6f),
            (verification.LargestError, verification.Median, verification.Percentile95, verification.Percentile99));
    }

    [Fact]
    public void Of_OneTokenAboveTheTolerance_DoesNotPass()
    {
        Assert.False(AttributionVerification.Of([Token(0), Token(2e-4f)]).Passed);
        Assert.True(AttributionVerification.Of([Token(0), Token(5e-5f)]).Passed);
    }

    [Fact]
    public void Of_NoTokens_Passes() => Assert.True(AttributionVerification.Of([]).Passed);

    private static TokenAttribution Token(float error) => new(new Commit(0, 0, 0, 0, 0), [], 0, error);
}
