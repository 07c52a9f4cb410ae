using System.Diagnostics.Metrics;

namespace Whence.Audit;

/// <summary>What audit counts.</summary>
internal sealed class AuditMetrics
{
    private readonly Counter<long> _entries;
    private readonly Counter<long> _repeated;

    public AuditMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Whence.Audit");
        _entries = meter.CreateCounter<long>("whence.audit.entries", null, "Entries written, by kind.");
        _repeated = meter.CreateCounter<long>(
            "whence.audit.repeated", null, "Events that were recorded before, by kind.");
    }

    public void Recorded(string kind) => _entries.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Repeated(string kind) => _repeated.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
