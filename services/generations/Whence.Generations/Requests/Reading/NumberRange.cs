namespace Whence.Generations.Requests.Reading;

/// <summary>The numbers that a field may have.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The greatest.</param>
internal sealed record NumberRange(double Least, double Most)
{
    public double Nearest(double value) => double.IsNaN(value) ? Least : Math.Clamp(value, Least, Most);
}
