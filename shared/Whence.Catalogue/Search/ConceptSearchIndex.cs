using Whence.Engine.Concepts;
using Whence.Models.Concepts;

namespace Whence.Catalogue.Search;

/// <summary>
/// Search over names, groups and descriptions: whole words before prefixes, so that "cat" finds cats and not
/// categories, and rare words before common ones (BM25F, Robertson and Zaragoza 2009, without length normalisation).
/// </summary>
public sealed class ConceptSearchIndex
{
    private const double Saturation = 1.2; // k1 of BM25
    private const double PrefixDiscount = 0.1;
    private const int LeastPrefix = 3;

    private readonly List<(ConceptKind Kind, ConceptEntry Entry)> _concepts;
    private readonly Dictionary<string, List<(int Concept, double Weight)>> _postings = new(StringComparer.Ordinal);
    private readonly List<string> _words; // in ordinal order, for prefixes

    /// <summary>Initializes a new instance of the <see cref="ConceptSearchIndex"/> class.</summary>
    public ConceptSearchIndex(IEnumerable<(ConceptKind Kind, ConceptEntry Entry)> concepts)
    {
        _concepts = [.. concepts];
        for (var concept = 0; concept < _concepts.Count; concept++)
        {
            Add(concept, _concepts[concept].Entry);
        }

        _words = [.. _postings.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns the best concepts for a query, best first; none when no word matches.</summary>
    /// <param name="query">Words; a concept that matches more of them comes first.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<SearchHit> Search(string query, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var found = new Dictionary<int, (double Score, bool Whole)>();
        foreach (var word in Words.Of(query).Distinct())
        {
            foreach (var (concept, score, whole) in Matches(word))
            {
                var (sum, any) = found.GetValueOrDefault(concept);
                found[concept] = (sum + score, any || whole);
            }
        }

        return
        [
            .. found.OrderByDescending(pair => pair.Value.Score)
                .ThenBy(pair => _concepts[pair.Key].Entry.Name, StringComparer.Ordinal)
                .Take(limit)
                .Select(pair => new SearchHit(
                    _concepts[pair.Key].Kind,
                    _concepts[pair.Key].Entry,
                    pair.Value.Score,
                    pair.Value.Whole ? "whole-word" : "prefix")),
        ];
    }

    private void Add(int concept, ConceptEntry entry)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        // A name of one word says more about the concept than the same word in a longer name.
        var name = 4 / Math.Sqrt(Math.Max(1, Words.Of(entry.Name).Count));
        var fields = new[] { (entry.Name, name), (entry.Group, 2), (entry.Kind, 1), (entry.Description, 1) };
        foreach (var (text, weight) in fields)
        {
            foreach (var word in Words.Of(text))
            {
                weights[word] = weights.GetValueOrDefault(word) + weight;
            }
        }

        foreach (var (word, weight) in weights)
        {
            if (!_postings.TryGetValue(word, out var list))
            {
                _postings[word] = list = [];
            }

            list.Add((concept, weight));
        }
    }

    private IEnumerable<(int Concept, double Score, bool Whole)> Matches(string word)
    {
        foreach (var (concept, weight) in _postings.GetValueOrDefault(word) ?? [])
        {
            yield return (concept, Score(word, weight), true);
        }

        foreach (var longer in Longer(word))
        {
            foreach (var (concept, weight) in _postings[longer])
            {
                yield return (concept, PrefixDiscount * Score(longer, weight), false);
            }
        }
    }

    private IEnumerable<string> Longer(string prefix)
    {
        if (prefix.Length < LeastPrefix)
        {
            yield break;
        }

        var start = _words.BinarySearch(prefix, StringComparer.Ordinal);
        for (var i = start < 0 ? ~start : start + 1; i < _words.Count; i++)
        {
            if (!_words[i].StartsWith(prefix, StringComparison.Ordinal))
            {
                yield break;
            }

            yield return _words[i];
        }
    }

    private double Score(string word, double weight)
    {
        var documents = _postings[word].Count;
        var rarity = Math.Log(1 + ((_concepts.Count - documents + 0.5) / (documents + 0.5)));
        return rarity * weight * (Saturation + 1) / (weight + Saturation);
    }
}
