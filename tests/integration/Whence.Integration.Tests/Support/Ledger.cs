using System.Collections.Concurrent;

namespace Whence.Integration.Tests.Support;

/// <summary>What was asked of the platform and what it answered, written down outside of it.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, LedgerEntry> _entries = new();

    public IReadOnlyCollection<LedgerEntry> Entries => [.. _entries.Values];

    /// <summary>Notes a request before it is sent; until an answer comes its outcome is unknown.</summary>
    public void Attempt(string key, string tenant) =>
        _entries.TryAdd(key, new LedgerEntry(key, tenant, LedgerOutcome.Unknown, null));

    /// <summary>Notes that the platform promised to answer.</summary>
    public void Acknowledge(string key, Guid generation) => _entries.AddOrUpdate(
        key,
        _ => throw new InvalidOperationException($"{key} was never attempted."),
        (_, entry) => entry.Generation is { } known && known != generation
            ? throw new InvalidOperationException($"{key} was accepted twice, as {known} and as {generation}.")
            : entry with { Outcome = LedgerOutcome.Acknowledged, Generation = generation });

    /// <summary>Notes that the platform declined, and so has to have done nothing.</summary>
    public void Refuse(string key) =>
        _entries[key] = _entries[key] with { Outcome = LedgerOutcome.Refused };

    /// <summary>Compares the promises with what is found in the end.</summary>
    public LedgerReport Compare(IReadOnlyCollection<FoundGeneration> found)
    {
        var byId = found.ToLookup(generation => generation.Id);
        var promised = _entries.Values.Where(entry => entry.Generation is not null).ToList();
        var explained = promised.Select(entry => entry.Generation!.Value).ToHashSet();
        var open = _entries.Values.Count(entry => entry.Outcome == LedgerOutcome.Unknown);
        var strange = found.Where(generation => !explained.Contains(generation.Id)).ToList();
        return new LedgerReport
        {
            Attempted = _entries.Count,
            Acknowledged = promised.Count,
            Refused = _entries.Values.Count(entry => entry.Outcome == LedgerOutcome.Refused),
            Unknown = open,
            Lost = [.. promised.Where(entry => !byId[entry.Generation!.Value].Any(one => one.Endings > 0))
                .Select(entry => $"{entry.Key} ({entry.Generation})")],
            Duplicated = [.. found.Where(one => one.Endings > 1).Select(one => $"{one.Id} ended {one.Endings} times")],
            // A request whose answer was lost may have been accepted; more of those than requests may not.
            Unexpected = [.. strange.Skip(open).Select(one => one.Id.ToString())],
        };
    }
}
