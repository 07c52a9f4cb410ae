namespace Whence.Cli.Bench;

/// <summary>What decoding took.</summary>
/// <param name="Seconds">For all steps.</param>
/// <param name="TokensPerSecond">Throughput.</param>
/// <param name="MsPerStep">Mean time of a step.</param>
/// <param name="RowsPerToken">Rows that the transformer computed for a committed token.</param>
/// <param name="TimedSteps">Steps that ran.</param>
/// <param name="Extrapolated">Whether fewer steps ran than the figures stand for.</param>
internal sealed record DecodeTiming(
    double Seconds, double TokensPerSecond, double MsPerStep, double RowsPerToken, int TimedSteps, bool Extrapolated)
{
    /// <summary>Rounds what was measured, and scales it from the timed steps to all.</summary>
    public static DecodeTiming Of(double timedSeconds, int timedSteps, int steps, double rowsPerToken)
    {
        var seconds = timedSeconds * steps / timedSteps;
        return new DecodeTiming(
            Math.Round(seconds, 3),
            Math.Round(steps / seconds, 2),
            Math.Round(1000 * seconds / steps, 3),
            Math.Round(rowsPerToken, 1),
            timedSteps,
            timedSteps < steps);
    }
}
