using System.Diagnostics.Metrics;
using Whence.Generations.Storage;

namespace Whence.Generations.Coordination;

/// <summary>The metrics of this service; the names that begin with gen_ai follow OpenTelemetry's conventions.</summary>
internal sealed class GenerationMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _refused;
    private readonly UpDownCounter<long> _streams;

    public GenerationMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Whence.Generations");
        _firstToken = _meter.CreateHistogram<double>(
            "gen_ai.server.time_to_first_token", "s", "Time from acceptance to the first committed block.");
        _duration = _meter.CreateHistogram<double>(
            "gen_ai.server.request.duration", "s", "Time from acceptance to the end of a generation.");
        _ended = _meter.CreateCounter<long>("whence.generations.ended", null, "Generations that ended, by outcome.");
        _tokens = _meter.CreateCounter<long>("gen_ai.client.token.usage", null, "Tokens charged, by type.");
        _refused = _meter.CreateCounter<long>("whence.generations.refused", null, "Requests refused by a quota.");
        _streams = _meter.CreateUpDownCounter<long>("whence.generations.streams", null, "Open event streams.");
    }

    public void FirstBlock(GenerationRecord record, DateTimeOffset now) => _firstToken.Record(
        (now - record.CreatedAt).TotalSeconds, new KeyValuePair<string, object?>("gen_ai.request.model", record.Model));

    public void Ended(GenerationRecord record)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", StateNames.Of(record.State));
        _ended.Add(1, outcome);
        _duration.Record((record.FinishedAt!.Value - record.CreatedAt).TotalSeconds, outcome);
        _tokens.Add(record.PromptTokens, new KeyValuePair<string, object?>("gen_ai.token.type", "input"));
        _tokens.Add(record.GeneratedTokens, new KeyValuePair<string, object?>("gen_ai.token.type", "output"));
    }

    public void Refused(string code) => _refused.Add(1, new KeyValuePair<string, object?>("code", code));

    public void StreamOpened() => _streams.Add(1);

    public void StreamClosed() => _streams.Add(-1);

    public void Dispose() => _meter.Dispose();
}
