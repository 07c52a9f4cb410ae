namespace Whence.Pages;

/// <summary>
/// A diverging scale from blue over nothing to orange, which people with any colour vision can tell apart; the sign is
/// also in the line below a cell, dashed for negative scores, so that it survives a black and white print.
/// </summary>
internal sealed class HeatScale
{
    public const int Levels = 5;

    private readonly double _largest;

    public HeatScale(IEnumerable<double> scores) =>
        _largest = scores.Where(double.IsFinite).Select(Math.Abs).Append(0).Max();

    /// <summary>Returns the class of a score: n5 for the most negative, zero, p5 for the most positive.</summary>
    public string Class(double score) =>
        Name((int)Math.Round(Levels * Relative(score), MidpointRounding.AwayFromZero));

    /// <summary>Returns the colours with the scores that they stand for.</summary>
    public Html Legend(string unit)
    {
        var steps = Enumerable.Range(-Levels, 2 * Levels + 1)
            .Select(level => new Element("span").With("class", "swatch " + Name(level)));
        var colours = new Element("span", steps).With("class", "scale").With("aria-hidden", "true");
        var right = $" {Numbers.WithSign(_largest)} {unit}; a dashed line marks what counts against it";
        return new Element("p", Numbers.WithSign(-_largest) + " ", colours, right).With("class", "legend");
    }

    private double Relative(double score) => _largest == 0 || double.IsNaN(score) ? 0
        : Math.Clamp(score / _largest, -1, 1);

    private static string Name(int level) => level switch
    {
        0 => "zero",
        < 0 => $"n{-level}",
        _ => $"p{level}",
    };
}
