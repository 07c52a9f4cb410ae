using System.Globalization;

namespace Whence.Pages;

/// <summary>Writes numbers with as many digits as a reader can use.</summary>
public static class Numbers
{
    /// <summary>Returns a number with its sign: +1.23, -0.004, 0.</summary>
    public static string WithSign(double value) => value > 0 ? "+" + Plain(value) : Plain(value);

    /// <summary>Returns a number with about three digits that count.</summary>
    public static string Plain(double value)
    {
        var magnitude = Math.Abs(value);
        var format = magnitude switch
        {
            0 => "0",
            >= 1e6 or < 1e-4 => "0.#e+0",
            >= 100 => "0",
            >= 10 => "0.0",
            >= 0.1 => "0.00",
            >= 0.01 => "0.000",
            _ => "0.0000",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Returns a share of one in percent.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0 '%'", CultureInfo.InvariantCulture);
}
