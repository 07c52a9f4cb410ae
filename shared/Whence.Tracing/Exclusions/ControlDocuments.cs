using Whence.Engine.Randomness;
using Whence.Provenance.Banks;
using Whence.Provenance.Exclusions;

namespace Whence.Tracing.Exclusions;

/// <summary>
/// Other documents, as many as were excluded: the control that shows what it does to take out just anything. They are
/// drawn from the source of the nearest size, and from the next where it has too few.
/// </summary>
/// <param name="Sources">Their sources.</param>
/// <param name="Documents">Their ids.</param>
public sealed record ControlDocuments(IReadOnlyList<string> Sources, IReadOnlySet<string> Documents)
{
    /// <summary>Gets them as something to exclude.</summary>
    public Exclusion Exclusion => new() { Documents = Documents };

    /// <summary>Draws the control of an exclusion; null where every source has excluded documents.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="exclusion">What it is the control of.</param>
    /// <param name="seed">Decides which documents of a source that has too many.</param>
    public static ControlDocuments? Draw(PrototypeBank bank, Exclusion exclusion, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(exclusion);
        var size = bank.Documents.Count(exclusion.Excludes);
        var others = bank.Documents.GroupBy(document => document.Source)
            .Where(source => !source.Any(exclusion.Excludes))
            .OrderBy(source => Math.Abs(source.Count() - size)).ThenBy(source => source.Key, StringComparer.Ordinal);
        var (sources, documents, random) = (new List<string>(), new HashSet<string>(), new SplitMix64(seed));
        foreach (var source in others.TakeWhile(_ => documents.Count < size))
        {
            string[] ids = [.. source.Select(document => document.Id)];
            random.Shuffle<string>(ids);
            documents.UnionWith(ids.Take(size - documents.Count));
            sources.Add(source.Key);
        }

        return documents.Count == 0 ? null : new ControlDocuments(sources, documents);
    }
}
