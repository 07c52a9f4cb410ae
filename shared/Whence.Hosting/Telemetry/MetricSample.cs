namespace Whence.Hosting.Telemetry;

/// <summary>The numbers of a series at one moment.</summary>
/// <param name="Labels">What distinguishes it.</param>
/// <param name="Value">The value, or the sum of a histogram.</param>
/// <param name="Count">The measurements of a histogram.</param>
/// <param name="Buckets">How many of them were at most each bound.</param>
internal sealed record MetricSample(
    IReadOnlyList<KeyValuePair<string, string>> Labels, double Value, long Count, IReadOnlyList<long> Buckets);
