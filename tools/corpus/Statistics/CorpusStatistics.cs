using System.Text.RegularExpressions;
using Whence.Corpus.Library;

namespace Whence.Corpus.Statistics;

/// <summary>Sizes of a library; lengths in words, concepts by the number of chunks that they label.</summary>
internal sealed partial record CorpusStatistics(
    int Documents,
    int HeldOut,
    int Chunks,
    int Words,
    int DistinctWords,
    int LongestDocumentWords,
    int Concepts,
    IReadOnlyList<ConceptCount> MostUsed,
    IReadOnlyList<ConceptCount> LeastUsed)
{
    private const int Shown = 8;

    public static CorpusStatistics Of(IReadOnlyList<LibraryDocument> library)
    {
        var words = library.Select(document => WordsOf(document.Text)).ToArray();
        var counts = CountConcepts(library);
        return new CorpusStatistics(
            library.Count,
            library.Count(document => document.Split == LibraryDocument.HeldOut),
            library.Sum(document => document.Draft.Chunks.Count),
            words.Sum(list => list.Length),
            words.SelectMany(list => list).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            words.Select(list => list.Length).DefaultIfEmpty().Max(),
            counts.Count,
            [.. counts.Take(Shown)],
            [.. counts.Reverse().Take(Shown)]);
    }

    /// <summary>Every concept of the catalogue, the most used one first.</summary>
    public static IReadOnlyList<ConceptCount> CountConcepts(IReadOnlyList<LibraryDocument> library)
    {
        var counts = library.SelectMany(document => document.Draft.Chunks)
            .SelectMany(chunk => chunk.Concepts)
            .CountBy(name => name)
            .ToDictionary(StringComparer.Ordinal);
        return
        [
            .. ConceptCatalogue.All.Select(info => new ConceptCount(info.Name, counts.GetValueOrDefault(info.Name)))
                .OrderByDescending(count => count.Chunks)
                .ThenBy(count => count.Name, StringComparer.Ordinal),
        ];
    }

    private static string[] WordsOf(string text) => [.. WordPattern().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("[A-Za-z0-9']+")]
    private static partial Regex WordPattern();
}
