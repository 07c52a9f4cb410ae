using System.Diagnostics.Metrics;
using Whence.Gateway.Quotas;

namespace Whence.Gateway;

/// <summary>What the gateway counts.</summary>
internal sealed class GatewayMetrics
{
    private readonly Counter<long> _refused;

    public GatewayMetrics(IMeterFactory meters, OpenStreams streams)
    {
        var meter = meters.Create("Whence.Gateway");
        _refused = meter.CreateCounter<long>("whence_gateway_refused", "{request}", "Requests refused by the gateway.");
        meter.CreateObservableUpDownCounter(
            "whence_gateway_open_streams", streams.Count, "{stream}",
            "Answers that may be streams and have not ended.");
    }

    public void Refused(string code) => _refused.Add(1, new KeyValuePair<string, object?>("code", code));
}
