using Spectre.Console;
using Whence.Pages;

namespace Whence.Cli.Terminal;

/// <summary>A text coloured by the signed scores of its pieces. Where there are no colours, the strongest pieces are
/// followed by their scores.</summary>
internal sealed class HeatText(IAnsiConsole console)
{
    private const double Marked = 0.25;

    private bool HasColors => console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    /// <summary>Writes the pieces in order; a piece without a score is plain.</summary>
    public void Write(IEnumerable<(string Text, double? Score)> pieces, string unit)
    {
        var all = pieces.ToList();
        var largest = all.Select(piece => Math.Abs(piece.Score ?? 0)).Where(double.IsFinite).Append(0).Max();
        var paragraph = new Paragraph();
        foreach (var (text, score) in all)
        {
            var relative = largest == 0 || score is null || !double.IsFinite(score.Value) ? 0 : score.Value / largest;
            Append(paragraph, text, relative, score);
        }

        console.Write(paragraph);
        console.WriteLine();
        if (HasColors)
        {
            WriteLegend(largest, unit);
        }
    }

    private void Append(Paragraph paragraph, string text, double relative, double? score)
    {
        // White space between words stays plain.
        var start = text.Length - text.TrimStart().Length;
        var end = Math.Max(start, text.TrimEnd().Length);
        paragraph.Append(text[..start]).Append(text[start..end], HeatColors.Of(relative));
        if (!HasColors && Math.Abs(relative) >= Marked)
        {
            paragraph.Append($"[{Numbers.WithSign(score!.Value)}]");
        }

        paragraph.Append(text[end..]);
    }

    private void WriteLegend(double largest, string unit)
    {
        var legend = new Paragraph(Numbers.WithSign(-largest) + " ", new Style(Color.Grey));
        foreach (var style in HeatColors.Scale())
        {
            legend.Append("  ", style);
        }

        console.Write(legend.Append($" {Numbers.WithSign(largest)} {unit}", new Style(Color.Grey)));
        console.WriteLine();
    }
}
