using Whence.Corpora;
using Whence.Corpora.Storage;
using Whence.Retrieval.Storage;
using Whence.Retrieval.Words;

namespace Whence.Retrieval.Verbatim;

/// <summary>
/// Finds the stretches of a text that a corpus holds word for word, in a suffix array over its words that is mapped
/// from a file.
/// </summary>
/// <remarks>
/// After OLMoTrace (Liu et al., 2025): matches are maximal, made of whole words, and cross no end of a sentence or
/// line. Words and marks are compared exactly, white space between them is not. Searching is safe from several threads.
/// </remarks>
public sealed class VerbatimIndex : IDisposable
{
    private readonly IndexFile _file;
    private readonly CorpusStore _corpus;
    private readonly double _tokenCount;

    private VerbatimIndex(IndexFile file, CorpusStore corpus)
    {
        _file = file;
        _corpus = corpus;
        var anchors = file.Span<int>(VerbatimNames.AnchorToken).Length;
        file.Require(
            file.Span<int>(VerbatimNames.Tokens).Length == file.Span<int>(VerbatimNames.Suffixes).Length
            && file.Span<int>(VerbatimNames.DocumentToken).Length == corpus.DocumentCount + 1
            && file.Span<int>(VerbatimNames.AnchorChar).Length == anchors
            && file.Span<int>(VerbatimNames.AnchorByte).Length == anchors
            && file.Span<long>(WordNames.Start).Length == file.Span<long>(WordNames.Count).Length + 1);
        foreach (var count in file.Span<long>(WordNames.Count))
        {
            _tokenCount += count;
        }
    }

    /// <summary>Builds the index of a corpus, replacing any; takes about 20 bytes of memory for each word and mark.
    /// </summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="progress">Hears what share of the documents was read; sorting follows.</param>
    /// <param name="cancellation">Ends the reading early; nothing is then written.</param>
    /// <exception cref="RetrievalException">The file cannot be written.</exception>
    public static void Build(
        CorpusStore corpus, string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentException.ThrowIfNullOrEmpty(path);
        new VerbatimIndexBuilder(corpus).Write(path, progress, cancellation);
    }

    /// <summary>Opens an index; whether its content is what was written, only <see cref="Verify"/> checks.</summary>
    /// <param name="path">The file.</param>
    /// <param name="corpus">The corpus that it was built from, which must stay open as long.</param>
    /// <exception cref="RetrievalException">The file is missing, cut off, or belongs to another corpus.</exception>
    public static VerbatimIndex Open(string path, CorpusStore corpus)
    {
        var file = IndexFile.Open(path, IndexKind.Verbatim, corpus);
        try
        {
            return new VerbatimIndex(file, corpus);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Compares all bytes of the file with what was written.</summary>
    /// <exception cref="RetrievalException">A byte differs.</exception>
    public void Verify() => _file.Verify();

    /// <summary>Finds what a text shares with the corpus.</summary>
    /// <exception cref="RetrievalException">The file is damaged.</exception>
    public VerbatimTrace Find(string text, VerbatimOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= new VerbatimOptions();
        options.Check();
        try
        {
            return FindChecked(text, options);
        }
        catch (Exception exception)
            when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException or CorpusException)
        {
            throw _file.Damaged(exception);
        }
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => _file.Dispose();

    private VerbatimTrace FindChecked(string text, VerbatimOptions options)
    {
        var query = QueryTokens.Of(text, _file.Words);
        var found = new SpanFinder(query, Search(), Documents(), options).Find();
        var ranked = found
            .Select(range => (Range: range, LogProbability: LogProbability(query, range)))
            .OrderBy(span => options.Ranking == VerbatimRanking.Rarest
                ? span.LogProbability
                : -query.Words(span.Range.First, span.Range.End))
            .ThenBy(span => span.Range.First)
            .Take(options.SpansMax);
        var spans = ranked.Select(span => Span(query, span.Range, span.LogProbability, options)).ToList();
        var begin = query.FirstBeyond(options.FirstChar);
        return new VerbatimTrace(spans, query.Words(begin, query.Count), WordsMatched(query, begin, found));
    }

    private static int WordsMatched(QueryTokens query, int begin, List<(int First, int End)> found)
    {
        var (words, reached) = (0, begin);
        foreach (var (first, end) in found)
        {
            words += query.Words(Math.Max(first, reached), end);
            reached = end;
        }

        return words;
    }

    private double LogProbability(QueryTokens query, (int First, int End) range)
    {
        var counts = _file.Span<long>(WordNames.Count);
        var sum = 0d;
        foreach (var number in query.Numbers.AsSpan(range.First..range.End))
        {
            sum += Math.Log(counts[number] / _tokenCount);
        }

        return sum;
    }

    private VerbatimSpan Span(
        QueryTokens query, (int First, int End) range, double logProbability, VerbatimOptions options)
    {
        var all = Search().Occurrences(query.Numbers.AsSpan(range.First..range.End));
        var read = all[..Math.Min(all.Length, options.OccurrencesMax)].ToArray();
        Array.Sort(read);
        var set = Collect(read, range.End - range.First, options);
        return new VerbatimSpan(
            query.Starts[range.First],
            query.Ends[range.End - 1],
            query.Words(range.First, range.End),
            logProbability,
            set.Occurrences,
            set.Documents,
            read.Length == all.Length,
            set.Sources,
            Places(set, options));
    }

    private OccurrenceSet Collect(int[] occurrences, int length, VerbatimOptions options)
    {
        var tokens = _file.Span<int>(VerbatimNames.Tokens);
        var documents = Documents();
        var set = new OccurrenceSet();
        foreach (var start in occurrences)
        {
            var document = documents.DocumentOf(start);
            if (options.Excludes?.Invoke(document) is true)
            {
                continue;
            }

            var (first, end) = documents.Range(document);
            var place = new Surroundings(
                document,
                Math.Max(first, start - options.ContextTokens),
                start,
                start + length,
                (int)Math.Min(end, (long)start + length + options.ContextTokens));
            set.Add(place, tokens, _corpus.SourceOf);
        }

        return set;
    }

    private List<VerbatimPlace> Places(OccurrenceSet set, VerbatimOptions options)
    {
        var reader = new PlaceReader(
            _corpus, Documents(), _file.Span<int>(VerbatimNames.AnchorToken),
            _file.Span<int>(VerbatimNames.AnchorChar), _file.Span<int>(VerbatimNames.AnchorByte));
        var places = new List<VerbatimPlace>();
        foreach (var (place, copies) in set.Places.Take(options.PlacesMax))
        {
            places.Add(reader.Read(place, copies) ?? throw _file.Damaged(null));
        }

        return places;
    }

    private SuffixSearch Search() =>
        new(_file.Span<int>(VerbatimNames.Tokens), _file.Span<int>(VerbatimNames.Suffixes));

    private DocumentTokens Documents() => new(_file.Span<int>(VerbatimNames.DocumentToken));
}
