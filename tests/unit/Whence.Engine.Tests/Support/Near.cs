namespace Whence.Engine.Tests.Support;

/// <summary>Comparisons with an oracle, on the scale of the largest value.</summary>
internal static class Near
{
    /// <summary>Asserts |actual - expected| at most tolerance * (1 + the largest |expected|).</summary>
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 1.0;
        foreach (var value in expected)
        {
            scale = Math.Max(scale, 1 + Math.Abs(value));
        }

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= tolerance * scale,
                $"{what}[{i}] is {actual[i]:R}; the oracle says {expected[i]:R} and allows {tolerance * scale:E1}");
        }
    }

    public static void Equal(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)),
        $"{what} is {actual:R}; the oracle says {expected:R} and allows {tolerance:E1}");

    public static void SameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]),
                $"{what}[{i}] is {actual[i]:R} instead of exactly {expected[i]:R}");
        }
    }
}
