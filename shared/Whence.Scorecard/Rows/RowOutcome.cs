namespace Whence.Scorecard.Rows;

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    /// <summary>Measured, and the goal is met.</summary>
    Reached,

    /// <summary>Measured, and the goal is not met.</summary>
    Missed,

    /// <summary>Measured; no goal was set beforehand.</summary>
    Reported,

    /// <summary>Cannot be measured yet; the note says what is missing.</summary>
    NotMeasured,

    /// <summary>The measurement broke; the note says how.</summary>
    Failed,
}
