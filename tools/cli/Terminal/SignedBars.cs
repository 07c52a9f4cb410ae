using Spectre.Console;
using Whence.Pages;

namespace Whence.Cli.Terminal;

/// <summary>Signed numbers as bars on one scale.</summary>
internal static class SignedBars
{
    private const int BarLength = 30;
    private const int LabelMax = 36;

    /// <summary>Writes a row per number.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<(string Label, double Value)> rows)
    {
        var largest = rows.Select(row => Math.Abs(row.Value)).Where(double.IsFinite).Append(double.Epsilon).Max();
        var labels = rows.Select(row => Short(row.Label)).ToList();
        var width = labels.Select(label => label.GetCellWidth()).Append(0).Max();
        foreach (var (label, value) in labels.Zip(rows.Select(row => row.Value)))
        {
            var length = double.IsFinite(value) ? (int)Math.Round(BarLength * Math.Abs(value) / largest) : 0;
            var padding = new string(' ', width - label.GetCellWidth());
            console.Write(new Paragraph($"  {label}{padding}  {Numbers.WithSign(value),8}  ")
                .Append(new string('█', length), HeatColors.ForSign(value)));
            console.WriteLine();
        }
    }

    /// <summary>Returns a text on one line, cut where it is long.</summary>
    public static string Short(string text, int most = LabelMax)
    {
        var line = TokenText.Visible(text.Trim()).Replace('␣', ' ');
        if (line.Length == 0)
        {
            return TokenText.Visible(text);
        }

        var length = Math.Min(line.Length, most - 1);
        return line.Length <= most ? line
            : line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)] + "…";
    }
}
