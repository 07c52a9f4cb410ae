using System.ComponentModel;
using Whence.Representations.SafeSets;

namespace Whence.Attribution.SafeSets;

/// <summary>A prompt beside a safe set.</summary>
[Description(
    "nearest explains; mahalanobis and entropy are the alarms, and alarms names those at alarm_percentile or above. " +
    "A percentile is the share of the held_out approved prompts that are at most as unusual. exemplar is worth " +
    "attention only where it is above random_control, which has as many random approved prompts for exemplars.")]
internal sealed record SafeSetReadingDocument(
    string Object,
    string SafeSet,
    int Version,
    bool Alarm,
    IReadOnlyList<string> Alarms,
    double AlarmPercentile,
    IReadOnlyList<ApprovedNeighbour> Nearest,
    SafeSetScore Mahalanobis,
    SafeSetScore Entropy,
    SafeSetScore Exemplar,
    SafeSetScore RandomControl,
    int HeldOut,
    string Model,
    string ModelDigest)
{
    public static SafeSetReadingDocument Of(
        StoredSafeSet stored, SafeSet set, SafeSetReading reading, AttributionModel model)
    {
        (string Name, SafeSetScore Score)[] alarms =
            [("mahalanobis", reading.Mahalanobis), ("entropy", reading.Entropy)];
        string[] raised =
        [
            .. alarms.Where(alarm => alarm.Score.Percentile >= stored.Content.AlarmPercentile)
                .Select(alarm => alarm.Name),
        ];
        return new SafeSetReadingDocument(
            "safe_set_reading", stored.Name, stored.Version, raised.Length > 0, raised,
            stored.Content.AlarmPercentile, reading.Nearest, reading.Mahalanobis, reading.Entropy, reading.Exemplar,
            reading.RandomControl, set.HeldOut, model.Name, model.Digest);
    }
}
