using System.Diagnostics.Metrics;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Counts messages.</summary>
internal sealed class BusMetrics
{
    private readonly Counter<long> _published;
    private readonly Histogram<double> _handled;

    public BusMetrics(IMeterFactory meters, Pinger pinger)
    {
        var meter = meters.Create("Whence.Bus");
        _published = meter.CreateCounter<long>(
            "whence.bus.published", "{message}", "Attempts to publish a message, by outcome.");
        _handled = meter.CreateHistogram<double>(
            "whence.bus.handling.duration", "s", "Time that handlers took for a message, by outcome.");
        meter.CreateObservableGauge(
            "whence.bus.ready", () => pinger.Last.Ok ? 1 : 0, null, "Whether the last ping came back.");
    }

    public void Published(string message, string outcome) => _published.Add(
        1,
        new KeyValuePair<string, object?>("message", message),
        new KeyValuePair<string, object?>("outcome", outcome));

    public void Handled(string message, TimeSpan took, bool ok) => _handled.Record(
        took.TotalSeconds,
        new KeyValuePair<string, object?>("message", message),
        new KeyValuePair<string, object?>("outcome", ok ? "handled" : "failed"));
}
