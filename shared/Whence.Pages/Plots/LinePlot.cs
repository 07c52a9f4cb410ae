using System.Globalization;

namespace Whence.Pages.Plots;

/// <summary>Lines with bands for their intervals; the lines differ in colour and in their dashes.</summary>
public static class LinePlot
{
    private const double Left = 40;
    private const double Right = 12;
    private const double Top = 8;
    private const double Height = 180;
    private const double Below = 30;
    private const int Styles = 6;

    /// <summary>Draws the lines on common axes.</summary>
    /// <param name="title">What the plot shows.</param>
    /// <param name="series">The lines.</param>
    /// <param name="x">Name of the horizontal axis, with its unit.</param>
    /// <param name="y">Name of the vertical axis, with its unit.</param>
    /// <param name="goal">Where a horizontal line marks a goal, or null.</param>
    public static Html Of(string title, IReadOnlyList<Series> series, string x, string y, double? goal = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        var points = series.SelectMany(line => line.Points).ToList();
        var across = new Axis(points.Select(point => point.X), Left, Drawing.Width - Left - Right);
        var up = new Axis(points.SelectMany(Extent).Append(goal ?? 0), Top + Height, -Height);
        var shapes = Grid(across, up, x, y).Concat(Goal(up, goal))
            .Concat(series.SelectMany((line, i) => Line(line, i % Styles, across, up)))
            .Concat(series.SelectMany((line, i) => Key(line, i)));
        var height = Top + Height + Below + 14 * series.Count;
        return Drawing.Figure(title, height, shapes, Caption(series, goal), Table(series, x, y));
    }

    private static IEnumerable<double> Extent(PlotPoint point) =>
        [point.Y, point.Low ?? point.Y, point.High ?? point.Y];

    private static IEnumerable<Html> Grid(Axis across, Axis up, string x, string y)
    {
        foreach (var tick in up.Ticks)
        {
            yield return Drawing.Line(Left, up.At(tick), Drawing.Width - Right, up.At(tick), "grid");
            yield return Drawing.Text(Left - 4, up.At(tick) + 3, up.Name(tick), "end");
        }

        foreach (var tick in across.Ticks)
        {
            yield return Drawing.Line(across.At(tick), Top + Height, across.At(tick), Top + Height + 3, "frame");
            yield return Drawing.Text(across.At(tick), Top + Height + 13, across.Name(tick), "middle");
        }

        yield return Drawing.Line(Left, Top + Height, Drawing.Width - Right, Top + Height, "frame");
        yield return Drawing.Line(Left, Top, Left, Top + Height, "frame");
        yield return Drawing.Text((Left + Drawing.Width) / 2, Top + Height + 25, x, "middle");
        yield return Drawing.Text(10, Top + Height / 2, y, "middle")
            .With("transform", FormattableString.Invariant($"rotate(-90 10 {Top + Height / 2})"));
    }

    private static IEnumerable<Html> Goal(Axis up, double? goal) => goal is { } value
        ? [
            Drawing.Line(Left, up.At(value), Drawing.Width - Right, up.At(value), "goal"),
            Drawing.Text(Drawing.Width - Right, up.At(value) - 3, "goal", "end", "goal-text"),
        ]
        : [];

    private static IEnumerable<Html> Line(Series line, int style, Axis across, Axis up)
    {
        var banded = line.Points.Where(point => point is { Low: not null, High: not null }).ToList();
        if (banded.Count > 1)
        {
            var upper = banded.Select(point => Pair(across.At(point.X), up.At(point.High!.Value)));
            var lower = banded.AsEnumerable().Reverse()
                .Select(point => Pair(across.At(point.X), up.At(point.Low!.Value)));
            yield return new Element("polygon").With("points", string.Join(' ', upper.Concat(lower)))
                .With("class", $"band s{style}");
        }

        var drawn = line.Points.Where(point => double.IsFinite(point.Y)).ToList();
        yield return new Element("polyline")
            .With("points", string.Join(' ', drawn.Select(point => Pair(across.At(point.X), up.At(point.Y)))))
            .With("class", $"s{style} d{style} line");
        foreach (var point in drawn)
        {
            yield return new Element("circle").With("cx", across.At(point.X)).With("cy", up.At(point.Y)).With("r", 1.8)
                .With("class", $"s{style}");
        }
    }

    private static IEnumerable<Html> Key(Series line, int index)
    {
        var y = Top + Height + Below + 14 * index + 6;
        yield return Drawing.Line(Left, y, Left + 26, y, $"s{index % Styles} d{index % Styles} line");
        yield return Drawing.Text(Left + 32, y + 3.5, line.Name, "start", "label");
    }

    private static Html Caption(IReadOnlyList<Series> series, double? goal)
    {
        var hasBands = series.Any(line => line.Points.Any(point => point.Low is not null));
        return string.Join("; ", new[]
        {
            hasBands ? "shaded: 95 % interval" : null,
            goal is { } value ? $"dashed line: goal of {Numbers.Plain(value)}" : null,
        }.OfType<string>());
    }

    private static Html Table(IReadOnlyList<Series> series, string x, string y) => DataTable.Of(
        ["", x, y, "95 % interval"],
        from line in series
        from point in line.Points
        select (IReadOnlyList<Html>)
        [
            line.Name,
            Numbers.Plain(point.X),
            Numbers.Plain(point.Y),
            point is { Low: { } low, High: { } high } ? $"{Numbers.Plain(low)} to {Numbers.Plain(high)}" : "",
        ]);

    private static string Pair(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##}");
}
