using Whence.Corpora.Sources;
using Whence.Provenance.Banks;

namespace Whence.Provenance.Exclusions;

/// <summary>What an answer must do without.</summary>
public sealed record Exclusion
{
    /// <summary>Gets the prototypes, by number.</summary>
    public IReadOnlySet<int> Prototypes { get; init; } = new HashSet<int>();

    /// <summary>Gets the documents, by id.</summary>
    public IReadOnlySet<string> Documents { get; init; } = new HashSet<string>();

    /// <summary>Gets the sources, by id.</summary>
    public IReadOnlySet<string> Sources { get; init; } = new HashSet<string>();

    /// <summary>Gets the licences, as documents or their sources state them.</summary>
    public IReadOnlySet<string> Licences { get; init; } = new HashSet<string>();

    /// <summary>Gets the sources' own records, for documents that state no licence.</summary>
    public SourceRegistry? Registry { get; init; }

    /// <summary>Returns whether a document is excluded.</summary>
    public bool Excludes(BankDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Documents.Contains(document.Id)
            || Sources.Contains(document.Source)
            || ((document.Licence ?? Registry?.FindOrUnknown(document.Source).Licence) is { } licence
                && Licences.Contains(licence));
    }
}
