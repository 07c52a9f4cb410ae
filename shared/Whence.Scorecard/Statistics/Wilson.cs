namespace Whence.Scorecard.Statistics;

/// <summary>The score interval of a share (Wilson 1927); unlike the normal one it holds at 0 and at 1.</summary>
public static class Wilson
{
    private const double Z = 1.959963984540054; // the 97.5 % point of the normal distribution

    /// <summary>Returns the 95 % interval of a share.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least one.</param>
    public static Interval Of(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var (n, p) = ((double)trials, (double)successes / trials);
        var centre = p + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return new Interval(
            successes == 0 ? 0 : (centre - half) / scale, successes == trials ? 1 : (centre + half) / scale);
    }
}
