using System.Diagnostics.Metrics;
using Whence.Persistence.Schemas;

namespace Whence.Persistence.Messaging;

/// <summary>What can be seen of an outbox from outside.</summary>
internal sealed class OutboxMetrics<TContext> : IDisposable
{
    private readonly Meter _meter = new(OutboxActivity.SourceName);
    private readonly KeyValuePair<string, object?> _schema;
    private readonly Counter<long> _published;
    private readonly Counter<long> _failed;

    private long _depth;
    private double _age;

    public OutboxMetrics(SchemaName<TContext> schema)
    {
        _schema = new KeyValuePair<string, object?>("schema", schema.Value);
        _published = _meter.CreateCounter<long>(
            "whence.outbox.published", description: "Messages that the broker confirmed.");
        _failed = _meter.CreateCounter<long>(
            "whence.outbox.failed", description: "Attempts that the broker did not confirm.");
        _meter.CreateObservableGauge(
            "whence.outbox.depth",
            () => new Measurement<long>(Interlocked.Read(ref _depth), _schema),
            description: "Messages that are not delivered yet.");
        _meter.CreateObservableGauge(
            "whence.outbox.age",
            () => new Measurement<double>(Volatile.Read(ref _age), _schema),
            "s",
            "Age of the oldest message that is not delivered yet.");
    }

    public void Published() => _published.Add(1, _schema);

    public void Failed() => _failed.Add(1, _schema);

    public void Backlog(long depth, double ageSeconds)
    {
        Interlocked.Exchange(ref _depth, depth);
        Volatile.Write(ref _age, ageSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
