namespace Whence.Representations.SafeSets;

/// <summary>
/// What the measures of a safe set are worth as detectors, on prompts that took no part in learning it.
/// </summary>
/// <param name="Inside">How many approved prompts were held out.</param>
/// <param name="Outside">How many others there were.</param>
/// <param name="Exemplar">The distance to the nearest exemplar.</param>
/// <param name="RandomControl">The distance to the nearest of as many random approved prompts.</param>
/// <param name="Mahalanobis">The distance to the distribution of approved prompts.</param>
/// <param name="Entropy">The entropy of the next tokens.</param>
public sealed record SafeSetEvaluation(
    int Inside,
    int Outside,
    DetectorQuality Exemplar,
    DetectorQuality RandomControl,
    DetectorQuality Mahalanobis,
    DetectorQuality Entropy)
{
    /// <summary>Measures a safe set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="inside">Prompts of the approved kind that the set was not learnt from.</param>
    /// <param name="outside">Prompts of another kind.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="Whence.Models.ModelException">A prompt cannot be read.</exception>
    public static SafeSetEvaluation Of(
        SafeSet set,
        IReadOnlyList<string> inside,
        IReadOnlyList<string> outside,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (approved, foreign) = (set.Check(inside, cancellation), set.Check(outside, cancellation));
        return new SafeSetEvaluation(
            approved.Count,
            foreign.Count,
            DetectorQuality.Of(approved, foreign, reading => reading.Exemplar),
            DetectorQuality.Of(approved, foreign, reading => reading.RandomControl),
            DetectorQuality.Of(approved, foreign, reading => reading.Mahalanobis),
            DetectorQuality.Of(approved, foreign, reading => reading.Entropy));
    }
}
