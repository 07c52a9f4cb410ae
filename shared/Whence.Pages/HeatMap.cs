namespace Whence.Pages;

/// <summary>A text coloured by the signed scores of its pieces, with a legend; each score is there as text too, for
/// screen readers and as a title.</summary>
public static class HeatMap
{
    /// <summary>Returns the coloured text.</summary>
    /// <param name="cells">Its pieces in order.</param>
    /// <param name="unit">The unit of the scores.</param>
    public static Html Of(IReadOnlyList<HeatCell> cells, string unit)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var scale = new HeatScale(cells.Select(cell => cell.Score ?? 0));
        return new Element(
            "div",
            new Element("p", cells.Select(cell => Cell(cell, scale, unit))).With("class", "heat"),
            scale.Legend(unit));
    }

    private static Html Cell(HeatCell cell, HeatScale scale, string unit)
    {
        if (cell.Score is not { } score)
        {
            return cell.Text;
        }

        // White space between words is no part of the coloured word.
        var number = Numbers.WithSign(score);
        var start = cell.Text.Length - cell.Text.TrimStart().Length;
        var word = new Element("span", cell.Text[start..], new Element("span", $" ({number})").With("class", "number"))
            .With("class", "cell " + scale.Class(score))
            .With("title", $"{number} {unit}");
        return start == 0 ? word : Html.Join(cell.Text[..start], word);
    }
}
