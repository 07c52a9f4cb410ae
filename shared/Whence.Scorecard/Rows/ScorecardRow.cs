using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Rows;

/// <summary>One figure of the scorecard with all that is needed to judge it.</summary>
public sealed record ScorecardRow
{
    /// <summary>Gets the id, unique in a report, for example p2.recall.single.itp.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what is measured.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the value, or null where there is none.</summary>
    public double? Value { get; init; }

    /// <summary>Gets the unit, for example logits, share or ratio.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Gets the 95 % confidence interval, or null for a figure that is not sampled.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Gets the number of items behind the value.</summary>
    public int Samples { get; init; }

    /// <summary>Gets the seeds that decided what was drawn.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [];

    /// <summary>Gets the goal, or null.</summary>
    public Goal? Goal { get; init; }

    /// <summary>Gets what others reach, or what a simpler way does.</summary>
    public Comparison? Baseline { get; init; }

    /// <summary>Gets what chance gives.</summary>
    public Comparison? RandomControl { get; init; }

    /// <summary>Gets what the reader must know, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Gets a value indicating whether the measurement itself broke.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Gets what became of the row.</summary>
    public RowOutcome Outcome => this switch
    {
        { IsBroken: true } => RowOutcome.Failed,
        { Value: null } => RowOutcome.NotMeasured,
        { Goal: null } => RowOutcome.Reported,
        _ => Goal.IsMetBy(Value.Value) ? RowOutcome.Reached : RowOutcome.Missed,
    };
}
