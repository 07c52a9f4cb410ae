using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Tests;

/// <summary>A report with a row of every outcome.</summary>
internal static class ReportSamples
{
    public static ScorecardReport Report { get; } = new(
        new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero),
        12.5,
        Effort.Brief,
        7,
        "abc",
        "2 cores",
        [new MeasuredModel("tiny", new string('a', 64))],
        [
            new SuiteReport("p9", "Samples", "What <b>rows</b> look like.", Rows(),
                [new Plot("Dose", "strength", "mass", [new PlotLine("tiny", [new(0, 0.1), new(1, 0.4)])], 0.3)]),
        ]);

    private static ScorecardRow[] Rows() =>
    [
        Row("p9.a.reached") with { Value = 0.97, Goal = Goal.AtLeast(0.95), Interval = new Interval(0.9, 1) },
        Row("p9.a.missed") with { Value = 0.2, Goal = Goal.AtLeast(0.95), RandomControl = new("chance", 0.1) },
        Row("p9.reported") with { Value = double.PositiveInfinity },
        Row("p9.pending") with { Note = "needs | more" },
        Row("p9.broken") with { IsBroken = true, Note = "IOException: gone" },
    ];

    private static ScorecardRow Row(string id) =>
        new() { Id = id, Title = $"Title of {id}", Unit = "share", Samples = 3, Seeds = [1, 2] };
}
