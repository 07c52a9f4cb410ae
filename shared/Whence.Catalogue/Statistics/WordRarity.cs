using Whence.Catalogue.Search;

namespace Whence.Catalogue.Statistics;

/// <summary>Counts in how many texts each word occurs, and finds the words that set a few texts apart (tf-idf).
/// </summary>
internal sealed class WordRarity
{
    private const int WordsMax = 3;
    private const int LeastLength = 3;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public long Texts { get; private set; }

    public void Add(string text)
    {
        Texts++;
        foreach (var word in Words.Of(text).Distinct())
        {
            _texts[word] = _texts.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>Returns the words that occur in most of the given texts and in few others, at least two texts each.
    /// </summary>
    public IReadOnlyList<string> Distinctive(IEnumerable<string> texts)
    {
        var inside = texts.SelectMany(text => Words.Of(text).Distinct())
            .Where(word => word.Length >= LeastLength)
            .GroupBy(word => word, StringComparer.Ordinal)
            .Where(group => group.Count() > 1);
        return
        [
            .. inside.OrderByDescending(group => group.Count() * Math.Log((double)Texts / _texts[group.Key]))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(WordsMax)
                .Select(group => group.Key),
        ];
    }
}
