namespace Whence.Generations.Requests.Reading;

/// <summary>The whole numbers that a field may have.</summary>
/// <param name="Least">The least, a multiple of the unit or any number when the unit is 1.</param>
/// <param name="Most">The greatest.</param>
/// <param name="Unit">What the number must be a multiple of.</param>
internal sealed record WholeRange(long Least, long Most, long Unit = 1)
{
    public bool Contains(double value) =>
        value >= Least && value <= Most && Math.Floor(value) == value && value % Unit == 0;

    public long Nearest(double value)
    {
        var clamped = Math.Clamp(value, Least, Most);
        var units = (long)Math.Round(clamped / Unit, MidpointRounding.AwayFromZero);
        return Math.Clamp(units * Unit, Least, Most / Unit * Unit);
    }

    public override string ToString() => Unit == 1
        ? $"a whole number from {Least} to {Most}"
        : $"a multiple of {Unit} from {Least} to {Most}";
}
