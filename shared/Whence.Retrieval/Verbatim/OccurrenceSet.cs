namespace Whence.Retrieval.Verbatim;

/// <summary>The occurrences of one match: counted by document and source, and folded where the words around agree.
/// </summary>
internal sealed class OccurrenceSet
{
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _byHash = [];
    private readonly List<(Surroundings Place, int Copies)> _places = [];
    private int _lastDocument = -1;

    public int Occurrences { get; private set; }

    public int Documents { get; private set; }

    public IReadOnlyList<(Surroundings Place, int Copies)> Places => _places;

    public IReadOnlyList<SourceCount> Sources => [.. _sources
        .Select(pair => new SourceCount(pair.Key, pair.Value))
        .OrderByDescending(count => count.Documents)
        .ThenBy(count => count.Source, StringComparer.Ordinal)];

    /// <summary>Takes an occurrence in; they come in the order of the corpus.</summary>
    public void Add(Surroundings place, ReadOnlySpan<int> tokens, Func<int, string> sourceOf)
    {
        Occurrences++;
        if (place.Document != _lastDocument)
        {
            _lastDocument = place.Document;
            Documents++;
            var source = sourceOf(place.Document);
            _sources[source] = _sources.GetValueOrDefault(source) + 1;
        }

        Fold(place, tokens);
    }

    private void Fold(Surroundings place, ReadOnlySpan<int> tokens)
    {
        var hash = Surroundings.Hash(place, tokens);
        if (!_byHash.TryGetValue(hash, out var candidates))
        {
            _byHash[hash] = candidates = [];
        }

        foreach (var candidate in candidates)
        {
            var (known, copies) = _places[candidate];
            if (Surroundings.Same(known, place, tokens))
            {
                _places[candidate] = (known, copies + 1);
                return;
            }
        }

        candidates.Add(_places.Count);
        _places.Add((place, 0));
    }
}
