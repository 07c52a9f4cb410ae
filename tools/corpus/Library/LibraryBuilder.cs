using Whence.Corpus.Sources;

namespace Whence.Corpus.Library;

/// <summary>Deals documents out to the sources in turn; each depends on the seed and its own id only.</summary>
internal sealed class LibraryBuilder(ulong seed)
{
    private const int HeldOutPercent = 5;

    private readonly HashSet<string> _declared = [.. ConceptCatalogue.All.Select(concept => concept.Name)];

    public IReadOnlyList<LibraryDocument> Build(int documents, Action<int>? progress = null)
    {
        var written = new Dictionary<string, int>(StringComparer.Ordinal);
        var library = new List<LibraryDocument>(documents);
        for (var i = 0; i < documents; i++)
        {
            var source = SourceCatalogue.Turns[i % SourceCatalogue.Turns.Count];
            var index = written.GetValueOrDefault(source.Info.Id);
            written[source.Info.Id] = index + 1;
            library.Add(Write(source, index));
            progress?.Invoke(i + 1);
        }

        return library;
    }

    /// <summary>About one document in twenty is held out, whatever the seed.</summary>
    public static string SplitOf(string id) =>
        new SeededRandom(StableHash.Of(id)).Chance(HeldOutPercent) ? LibraryDocument.HeldOut : LibraryDocument.Train;

    private LibraryDocument Write(ISource source, int index)
    {
        var id = $"{source.Info.Id}-{index:D5}";
        var draft = source.Write(index, new SeededRandom(StableHash.Of($"{seed}/{id}")));
        foreach (var concept in draft.Chunks.SelectMany(chunk => chunk.Concepts))
        {
            if (!_declared.Contains(concept))
            {
                throw new InvalidOperationException(
                    $"Declare the concept '{concept}' that {id} uses, in its source or in SharedConcepts.");
            }
        }

        return new LibraryDocument(id, source.Info, draft, SplitOf(id));
    }
}
