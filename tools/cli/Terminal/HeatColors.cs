using Spectre.Console;

namespace Whence.Cli.Terminal;

/// <summary>Backgrounds for signed scores: blue against, orange for, which people with any colour vision can tell
/// apart; white text is readable on all of them.</summary>
internal static class HeatColors
{
    private static readonly Color[] For =
        [new(69, 48, 26), new(97, 63, 26), new(127, 78, 23), new(156, 90, 15), new(184, 101, 8)];

    private static readonly Color[] Against =
        [new(28, 50, 72), new(31, 66, 101), new(33, 83, 131), new(34, 101, 163), new(38, 118, 190)];

    public static Style ForSign(double score) => new(score < 0 ? new Color(84, 155, 222) : new Color(240, 140, 40));

    /// <summary>Returns the style of a score from -1 to 1.</summary>
    public static Style Of(double relative)
    {
        var level = (int)Math.Round(For.Length * Math.Abs(relative), MidpointRounding.AwayFromZero);
        return level == 0 ? Style.Plain
            : new Style(Color.White, (relative < 0 ? Against : For)[Math.Min(level, For.Length) - 1]);
    }

    /// <summary>Returns all backgrounds from the most negative to the most positive.</summary>
    public static IEnumerable<Style> Scale() =>
        Enumerable.Range(-For.Length, (2 * For.Length) + 1).Select(level => Of(level / (double)For.Length));
}
