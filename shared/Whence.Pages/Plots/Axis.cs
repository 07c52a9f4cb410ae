namespace Whence.Pages.Plots;

/// <summary>A linear axis whose ends and ticks are round numbers: steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed class Axis
{
    private const int TicksWanted = 5;

    private readonly double _start;
    private readonly double _length;

    /// <summary>Makes an axis from pixel <paramref name="start"/> that holds all finite values.</summary>
    public Axis(IEnumerable<double> values, double start, double length)
    {
        (_start, _length) = (start, length);
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (finite.Min(), finite.Max());
        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high)))
        {
            (low, high) = (Math.Min(0, low), low > 0 ? high : low < 0 ? 0 : 1);
        }

        var step = Step((high - low) / TicksWanted);
        (Low, High) = (step * Math.Floor(low / step), step * Math.Ceiling(high / step));
        var count = (int)Math.Round((High - Low) / step);
        Ticks = [.. Enumerable.Range(0, count + 1).Select(i => Low + i * step)];
    }

    public double Low { get; }

    public double High { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Returns the pixel of a value; values outside the axis stay on its ends.</summary>
    public double At(double value) =>
        _start + _length * Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>Returns the name of a tick; what rounding leaves of zero is zero.</summary>
    public string Name(double tick) =>
        Math.Abs(tick) < 1e-9 * (High - Low) ? "0" : Math.Round(tick, 10).ToString("0.######", Culture);

    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
    }
}
