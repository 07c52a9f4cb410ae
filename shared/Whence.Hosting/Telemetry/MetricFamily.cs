using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Whence.Hosting.Telemetry;

/// <summary>An instrument and all its series.</summary>
internal sealed class MetricFamily
{
    // Labels that somebody outside chooses must not fill the memory.
    private const int SeriesMax = 1000;

    private readonly ConcurrentDictionary<string, MetricSeries> _series = new();

    public MetricFamily(Instrument instrument, IReadOnlyList<double>? bounds)
    {
        Kind = KindOf(instrument);
        Name = MetricNames.Of(instrument, Kind);
        Help = instrument.Description is { Length: > 0 } text ? text : $"{instrument.Meter.Name} {instrument.Name}.";
        Bounds = Kind == MetricKind.Histogram ? [.. bounds ?? MetricBounds.Of(instrument)] : [];
    }

    public string Name { get; }

    public string Help { get; }

    public MetricKind Kind { get; }

    public double[] Bounds { get; }

    public IEnumerable<MetricSample> Samples => _series.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Value.Read());

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, bool isTotal)
    {
        var series = Find(tags);
        if (series is null)
        {
            return;
        }

        if (Kind == MetricKind.Histogram)
        {
            series.Observe(value);
        }
        else if (isTotal)
        {
            series.Set(value);
        }
        else
        {
            series.Add(value);
        }
    }

    private static MetricKind KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? MetricKind.Histogram
            : name.StartsWith("Counter", StringComparison.Ordinal)
                || name.StartsWith("ObservableCounter", StringComparison.Ordinal) ? MetricKind.Counter
            : MetricKind.Gauge;
    }

    private MetricSeries? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = MetricNames.Labels(tags);
        var key = string.Join('\u0001', labels.Select(label => $"{label.Key}\u0002{label.Value}"));
        return _series.TryGetValue(key, out var series) ? series
            : _series.Count >= SeriesMax ? null
            : _series.GetOrAdd(key, _ => new MetricSeries(labels, Bounds));
    }
}
