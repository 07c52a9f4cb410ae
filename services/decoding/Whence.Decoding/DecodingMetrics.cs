using System.Diagnostics.Metrics;
using Whence.Decoding.Jobs;

namespace Whence.Decoding;

/// <summary>What decoding counts.</summary>
internal sealed class DecodingMetrics
{
    public const string MeterName = "Whence.Decoding";

    private readonly Meter _meter;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _jobs;
    private readonly Counter<long> _resumed;
    private readonly Counter<long> _staleWrites;
    private readonly Histogram<double> _stepDuration;
    private QueueState _queue = new(0, TimeSpan.Zero);

    public DecodingMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _steps = _meter.CreateCounter<long>("whence.decode.steps", null, "Forward passes shared by all sessions.");
        _tokens = _meter.CreateCounter<long>("whence.decode.tokens", null, "Tokens committed.");
        _jobs = _meter.CreateCounter<long>("whence.decode.jobs", null, "Jobs ended, by outcome.");
        _resumed = _meter.CreateCounter<long>("whence.decode.resumed", null, "Jobs resumed from a checkpoint.");
        _staleWrites = _meter.CreateCounter<long>(
            "whence.decode.stale_writes", null, "Writes refused because another worker had claimed the job.");
        _stepDuration = _meter.CreateHistogram<double>("whence.decode.step.duration", "s", "Time of one forward pass.");
        _meter.CreateObservableGauge("whence.decode.queue.depth", () => _queue.Depth, null, "Jobs nobody works on.");
        _meter.CreateObservableGauge(
            "whence.decode.queue.age", () => _queue.OldestAge.TotalSeconds, "s", "Age of the oldest of them.");
    }

    public void ReportSessions(Func<int> count) => _meter.CreateObservableGauge(
        "whence.decode.sessions", count, null, "Sessions that share forward passes.");

    public void Step(TimeSpan duration, long tokens)
    {
        _steps.Add(1);
        _tokens.Add(tokens);
        _stepDuration.Record(duration.TotalSeconds);
    }

    public void Ended(JobOutcome outcome) => _jobs.Add(
        1, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()));

    public void Resumed() => _resumed.Add(1);

    public void StaleWrite() => _staleWrites.Add(1);

    public void Queue(QueueState state) => _queue = state;
}
