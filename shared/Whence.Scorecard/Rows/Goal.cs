namespace Whence.Scorecard.Rows;

/// <summary>What a value should be, set before it was measured.</summary>
/// <param name="Relation">at_most, at_least or below.</param>
/// <param name="Bound">The bound, in the unit of the row.</param>
public sealed record Goal(GoalRelation Relation, double Bound)
{
    /// <summary>Returns a goal that values up to the bound meet.</summary>
    public static Goal AtMost(double bound) => new(GoalRelation.AtMost, bound);

    /// <summary>Returns a goal that values from the bound up meet.</summary>
    public static Goal AtLeast(double bound) => new(GoalRelation.AtLeast, bound);

    /// <summary>Returns a goal that values below the bound meet.</summary>
    public static Goal Below(double bound) => new(GoalRelation.Below, bound);

    /// <summary>Tells whether a value meets the goal; what is not a number never does.</summary>
    public bool IsMetBy(double value) => Relation switch
    {
        GoalRelation.AtMost => value <= Bound,
        GoalRelation.AtLeast => value >= Bound,
        _ => value < Bound,
    };
}
