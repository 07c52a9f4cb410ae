using Whence.Corpus.Sources;

namespace Whence.Corpus.Library;

/// <summary>All concepts; the position of a concept is its id.</summary>
internal static class ConceptCatalogue
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
        [.. SharedConcepts.All, .. SourceCatalogue.All.SelectMany(source => source.Concepts)];
}
