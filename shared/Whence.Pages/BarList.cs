namespace Whence.Pages;

/// <summary>Signed numbers as bars: to the right what speaks for it, to the left what speaks against it.</summary>
public static class BarList
{
    private const double Half = 100;

    /// <summary>Returns the bars, on one scale.</summary>
    public static Html Of(IReadOnlyList<Bar> bars, string unit)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var largest = bars.Select(bar => Math.Abs(bar.Value)).Where(double.IsFinite).Append(0).Max();
        var signed = bars.Any(bar => bar.Value < 0);
        return new Element("ul", bars.Select(bar => Row(bar, largest, signed, unit))).With("class", "bars");
    }

    private static Element Row(Bar bar, double largest, bool signed, string unit)
    {
        var number = $"{(signed ? Numbers.WithSign(bar.Value) : Numbers.Plain(bar.Value))} {unit}".TrimEnd();
        return new Element(
            "li",
            new Element("span", bar.Label).With("class", "label"),
            new Element("span", bar.Note is null ? number : $"{number}, {bar.Note}").With("class", "figure"),
            Drawing(bar.Value, largest, signed));
    }

    private static Element Drawing(double value, double largest, bool signed)
    {
        var length = largest == 0 || !double.IsFinite(value) ? 0 : Half * Math.Abs(value) / largest;
        var zero = signed ? Half : 0;
        var bar = new Element("rect")
            .With("x", value < 0 ? zero - length : zero).With("y", 0).With("width", length).With("height", 8)
            .With("class", value < 0 ? "against" : "for");
        var axis = new Element("rect").With("x", Math.Max(0, zero - 0.25)).With("y", 0)
            .With("width", 0.5).With("height", 8).With("class", "axis");
        return new Element("svg", bar, axis)
            .With("viewBox", signed ? "0 0 200 8" : "0 0 100 8").With("preserveAspectRatio", "none")
            .With("aria-hidden", "true");
    }
}
