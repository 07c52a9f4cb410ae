namespace Whence.Tensors.Tests.Support;

/// <summary>Comparisons of kernel output with an oracle: |actual - expected| at most tolerance * (1 + |expected|).
/// </summary>
internal static class Near
{
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Equal(expected[i], actual[i], tolerance, $"{what}[{i}]");
        }
    }

    public static void Equal(double expected, float actual, double tolerance, string what)
    {
        var bound = tolerance * (1 + Math.Abs(expected));
        Assert.True(
            Math.Abs(actual - expected) <= bound || actual == expected,
            $"{what} is {actual:R}; the oracle says {expected:R}, and {bound:E2} is allowed");
    }

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
