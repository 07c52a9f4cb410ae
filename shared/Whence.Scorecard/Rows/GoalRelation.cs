namespace Whence.Scorecard.Rows;

/// <summary>How a value relates to the bound of its goal.</summary>
public enum GoalRelation
{
    /// <summary>Not above it.</summary>
    AtMost,

    /// <summary>Not below it.</summary>
    AtLeast,

    /// <summary>Below it.</summary>
    Below,
}
