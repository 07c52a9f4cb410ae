namespace Whence.Pages.Plots;

/// <summary>Bars with confidence intervals, a line at each goal, and a ring at each baseline.</summary>
public static class IntervalPlot
{
    private const double Left = 8;
    private const double RowHeight = 30;
    private const double BarHeight = 9;
    private const double AxisHeight = 22;

    /// <summary>Draws the bars on one axis.</summary>
    /// <param name="title">What the plot shows.</param>
    /// <param name="rows">The bars from top to bottom.</param>
    /// <param name="unit">The unit of the axis.</param>
    /// <param name="rival">What the rings stand for, or null when there are none.</param>
    public static Html Of(string title, IReadOnlyList<IntervalRow> rows, string unit, string? rival = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var axis = new Axis(rows.SelectMany(Values).Append(0), Left, Drawing.Width - 2 * Left);
        var bottom = rows.Count * RowHeight;
        var shapes = Grid(axis, bottom, unit).Concat(rows.SelectMany((row, i) => Row(row, axis, i * RowHeight)));
        return Drawing.Figure(title, bottom + AxisHeight, shapes, Caption(rows, rival), Table(rows, unit, rival));
    }

    private static IEnumerable<double> Values(IntervalRow row) =>
        [row.Value, row.Low ?? row.Value, row.High ?? row.Value, row.Goal ?? row.Value, row.Rival ?? row.Value];

    private static IEnumerable<Html> Grid(Axis axis, double bottom, string unit)
    {
        foreach (var tick in axis.Ticks)
        {
            yield return Drawing.Line(axis.At(tick), 0, axis.At(tick), bottom, "grid");
            yield return Drawing.Text(axis.At(tick), bottom + 10, axis.Name(tick), "middle");
        }

        yield return Drawing.Line(axis.At(0), 0, axis.At(0), bottom, "frame");
        yield return Drawing.Text(Drawing.Width / 2, bottom + 20, unit, "middle");
    }

    private static IEnumerable<Html> Row(IntervalRow row, Axis axis, double top)
    {
        var (y, middle) = (top + 15, top + 15 + BarHeight / 2);
        yield return Drawing.Text(Left, top + 11, row.Label, "start", "label");
        if (double.IsFinite(row.Value))
        {
            var (from, to) = (axis.At(Math.Min(0, row.Value)), axis.At(Math.Max(0, row.Value)));
            yield return Drawing.Box(from, y, to - from, BarHeight, Style(row));
            yield return Drawing.Text(Drawing.Width - Left, top + 11, Numbers.Plain(row.Value), "end", "label");
        }

        if (row is { Low: { } low, High: { } high })
        {
            yield return Drawing.Line(axis.At(low), middle, axis.At(high), middle, "interval");
            yield return Drawing.Line(axis.At(low), middle - 3, axis.At(low), middle + 3, "interval");
            yield return Drawing.Line(axis.At(high), middle - 3, axis.At(high), middle + 3, "interval");
        }

        if (row.Goal is { } goal)
        {
            yield return Drawing.Line(axis.At(goal), y - 3, axis.At(goal), y + BarHeight + 3, "goal");
        }

        if (row.Rival is { } rival)
        {
            yield return new Element("circle").With("cx", axis.At(rival)).With("cy", middle).With("r", 3)
                .With("class", "rival");
        }
    }

    private static string Style(IntervalRow row) => row.IsReached switch
    {
        true => "good",
        false => "missed",
        null => "neutral",
    };

    private static Html Caption(IReadOnlyList<IntervalRow> rows, string? rival)
    {
        var parts = new[]
        {
            rows.Any(row => row.Low is not null) ? "whiskers: 95 % interval" : null,
            rows.Any(row => row.Goal is not null) ? "dashed line: goal; blue reaches it, orange misses it" : null,
            rival is null ? null : $"ring: {rival}",
        };
        return string.Join("; ", parts.OfType<string>());
    }

    private static Html Table(IReadOnlyList<IntervalRow> rows, string unit, string? rival) => DataTable.Of(
        ["", $"value ({unit})", "95 % interval", "goal", "goal reached", rival ?? "baseline"],
        rows.Select(row => (IReadOnlyList<Html>)
        [
            row.Label,
            Numbers.Plain(row.Value),
            row is { Low: { } low, High: { } high } ? $"{Numbers.Plain(low)} to {Numbers.Plain(high)}" : "",
            Number(row.Goal),
            row.IsReached switch { true => "yes", false => "no", null => "" },
            Number(row.Rival),
        ]));

    private static string Number(double? value) => value is null ? "" : Numbers.Plain(value.Value);
}
