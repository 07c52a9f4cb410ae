namespace Whence.Explanations.Inputs.Methods;

/// <summary>A range of a list of units.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct UnitSpan(int Start, int End)
{
    public int Length => End - Start;

    public static UnitSpan Of(int unit) => new(unit, unit + 1);

    /// <summary>Gets the first half, or the span itself where it is a single unit.</summary>
    public UnitSpan FirstHalf => Length == 1 ? this : this with { End = Middle };

    /// <summary>Gets the second half, which is empty where the span is a single unit.</summary>
    public UnitSpan SecondHalf => Length == 1 ? this with { Start = End } : this with { Start = Middle };

    private int Middle => (Start + End + 1) / 2;

    public bool Contains(UnitSpan other) => other.Start >= Start && other.End <= End;
}
