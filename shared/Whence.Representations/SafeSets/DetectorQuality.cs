using Whence.Representations.Detection;

namespace Whence.Representations.SafeSets;

/// <summary>How well one measure tells prompts outside a safe set from approved ones.</summary>
/// <param name="Auroc">The chance that a prompt from outside scores above an approved one.</param>
/// <param name="TruePositiveRate">The share from outside that is found while 1 % of the approved are.</param>
public sealed record DetectorQuality(double Auroc, double TruePositiveRate)
{
    internal static DetectorQuality Of(
        IReadOnlyList<SafeSetReading> inside,
        IReadOnlyList<SafeSetReading> outside,
        Func<SafeSetReading, SafeSetScore> measure)
    {
        double[] approved = [.. inside.Select(reading => measure(reading).Value)];
        double[] foreign = [.. outside.Select(reading => measure(reading).Value)];
        return new DetectorQuality(
            RankMetrics.Auroc(foreign, approved), RankMetrics.TruePositiveRate(foreign, approved));
    }
}
