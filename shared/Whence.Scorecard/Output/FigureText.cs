using System.Globalization;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Output;

/// <summary>Figures as people read them.</summary>
internal static class FigureText
{
    private const double Tiny = 1e-2;
    private const double Huge = 1e5;

    public static string Value(ScorecardRow row) =>
        row.Value is { } value ? $"{Number(value)} {row.Unit}".TrimEnd() : "";

    public static string Range(Interval? interval) =>
        interval is null ? "" : $"{Number(interval.Low)} to {Number(interval.High)}";

    public static string Goal(Goal? goal) => goal is null ? "" : $"{Sign(goal.Relation)} {Number(goal.Bound)}";

    public static string Comparison(Comparison? comparison) =>
        comparison is null ? "" : $"{Number(comparison.Value)} ({comparison.Name})";

    public static string Outcome(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Reached => "reached",
        RowOutcome.Missed => "MISSED",
        RowOutcome.Reported => "reported",
        RowOutcome.NotMeasured => "not measured",
        _ => "FAILED",
    };

    public static string Number(double value) => value switch
    {
        0 => "0",
        _ when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        _ when Math.Abs(value) is < Tiny or >= Huge => value.ToString("0.0e+0", CultureInfo.InvariantCulture),
        _ => value.ToString(Math.Abs(value) < 10 ? "0.###" : "0.#", CultureInfo.InvariantCulture),
    };

    private static string Sign(GoalRelation relation) => relation switch
    {
        GoalRelation.AtMost => "≤",
        GoalRelation.AtLeast => "≥",
        _ => "<",
    };
}
