using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Whence.Hosting.Telemetry;

/// <summary>Listens to the meters of this process that concern it.</summary>
internal sealed class MetricsCollector : IDisposable
{
    private static readonly string[] Borrowed = ["Microsoft.AspNetCore.Hosting", "System.Runtime"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly IMeterFactory _factory;

    public MetricsCollector(IMeterFactory factory)
    {
        _factory = factory;
        _listener.InstrumentPublished = Enable;
        Listen<byte>(value => value);
        Listen<short>(value => value);
        Listen<int>(value => value);
        Listen<long>(value => value);
        Listen<float>(value => value);
        Listen<double>(value => value);
        Listen<decimal>(value => (double)value);
        _listener.Start();
    }

    public IReadOnlyList<MetricFamily> Collect()
    {
        _listener.RecordObservableInstruments();
        return [.. _families.Values
            .GroupBy(family => family.Name)
            .Select(same => same.First())
            .OrderBy(family => family.Name, StringComparer.Ordinal)];
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsOurs(string meter) =>
        meter.StartsWith("Whence.", StringComparison.Ordinal) || Borrowed.Contains(meter);

    // A meter of another container belongs to another host in the same process.
    private void Enable(Instrument instrument, MeterListener listener)
    {
        if (IsOurs(instrument.Meter.Name) && (instrument.Meter.Scope is null || instrument.Meter.Scope == _factory))
        {
            listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, Create));
        }
    }

    private static MetricFamily Create(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => new(histogram, histogram.Advice?.HistogramBucketBoundaries),
        Histogram<long> histogram => new(
            histogram, histogram.Advice?.HistogramBucketBoundaries?.Select(bound => (double)bound).ToList()),
        _ => new(instrument, null),
    };

    private void Listen<T>(Func<T, double> number)
        where T : struct =>
        _listener.SetMeasurementEventCallback<T>((instrument, value, tags, state) =>
            ((MetricFamily)state!).Record(number(value), tags, instrument.IsObservable || IsGauge(instrument)));

    private static bool IsGauge(Instrument instrument) =>
        instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal);
}
