using Whence.Representations.Detection;

namespace Whence.Representations.Probes;

/// <summary>How good a probe is on some vectors.</summary>
/// <param name="Count">How many vectors.</param>
/// <param name="Auroc">The chance that a positive scores above a negative.</param>
/// <param name="TruePositiveRate">The share of positives found while 1 % of the negatives are.</param>
/// <param name="Accuracy">The share on the right side of one half.</param>
/// <param name="CalibrationError">The mean gap between probability and frequency over ten bins (Naeini et al. 2015).
/// </param>
public sealed record ProbeQuality(
    int Count, double Auroc, double TruePositiveRate, double Accuracy, double CalibrationError)
{
    private const int Bins = 10;

    /// <summary>Measures scores and probabilities against labels; both labels must occur.</summary>
    internal static ProbeQuality Of(
        IReadOnlyList<double> scores, IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        var positives = scores.Where((_, i) => labels[i]).ToList();
        var negatives = scores.Where((_, i) => !labels[i]).ToList();
        return new ProbeQuality(
            labels.Count,
            RankMetrics.Auroc(positives, negatives),
            RankMetrics.TruePositiveRate(positives, negatives),
            probabilities.Where((probability, i) => probability >= 0.5 == labels[i]).Count() / (double)labels.Count,
            Calibration(probabilities, labels));
    }

    private static double Calibration(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels) =>
        probabilities
            .Select((probability, i) => (Probability: probability, Label: labels[i] ? 1.0 : 0))
            .GroupBy(pair => Math.Min((int)(pair.Probability * Bins), Bins - 1))
            .Sum(bin => Math.Abs(bin.Sum(pair => pair.Probability - pair.Label))) / labels.Count;
}
