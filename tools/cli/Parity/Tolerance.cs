namespace Whence.Cli.Parity;

/// <summary>Absolute or relative closeness: other summation order, same function.</summary>
internal static class Tolerance
{
    public const double Value = 2e-4;

    /// <summary>How close two values must be for a top-k to be free to swap them.</summary>
    public const double Tie = 1e-4;

    /// <summary>The least margin at which tokens and their order must agree exactly.</summary>
    public const double Margin = 1e-4;

    /// <summary>Returns the smaller of the absolute and the relative error.</summary>
    public static double Error(double actual, double expected)
    {
        if (double.IsNaN(actual) || double.IsNaN(expected))
        {
            return double.PositiveInfinity;
        }

        var absolute = Math.Abs(actual - expected);
        return Math.Abs(expected) > 1 ? absolute / Math.Abs(expected) : absolute;
    }

    /// <summary>Compares two arrays.</summary>
    public static ParityCheck Compare(string name, ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        if (actual.Length != expected.Length)
        {
            return new ParityCheck(
                name, false, double.PositiveInfinity, $"{actual.Length} values, the reference has {expected.Length}");
        }

        var (worst, at) = (0.0, 0);
        for (var i = 0; i < actual.Length; i++)
        {
            var error = Error(actual[i], expected[i]);
            if (error > worst)
            {
                (worst, at) = (error, i);
            }
        }

        var passed = worst <= Value;
        return new ParityCheck(
            name, passed, worst, passed ? null : $"value {at} is {actual[at]}, the reference says {expected[at]}");
    }
}
