using System.Buffers;
using System.Text;
using Whence.Corpora;
using Whence.Corpora.Storage;
using Whence.Retrieval.Storage;
using Whence.Retrieval.Words;

namespace Whence.Retrieval.Lexical;

/// <summary>
/// Ranks the chunks of a corpus by the words that they share with a query: Okapi BM25 over whole words in small
/// letters, mapped from a file.
/// </summary>
/// <remarks>
/// The score of a chunk is the sum, over the words of the query as often as they come, of
/// <c>ln(1 + (N - n + 0.5) / (n + 0.5)) · f (k1 + 1) / (f + k1 (1 - b + b · length / mean length))</c>, where n of N
/// chunks hold the word and this one holds it f times (Robertson and Zaragoza, 2009; the logarithm as in Lucene, so
/// that no word counts against a chunk). Searching is safe from several threads.
/// </remarks>
public sealed class LexicalIndex : IDisposable
{
    private readonly IndexFile _file;
    private readonly CorpusStore _corpus;
    private readonly double _meanWords;

    private LexicalIndex(IndexFile file, CorpusStore corpus)
    {
        _file = file;
        _corpus = corpus;
        var lengths = file.Span<int>(LexicalNames.ChunkWords);
        file.Require(
            lengths.Length == corpus.ChunkCount
            && file.Span<long>(LexicalNames.PostingStart).Length == file.Span<long>(WordNames.Start).Length
            && file.Span<int>(LexicalNames.PostingChunk).Length == file.Span<int>(LexicalNames.PostingCount).Length);
        foreach (var words in lengths)
        {
            _meanWords += words / (double)lengths.Length;
        }
    }

    /// <summary>Builds the index of a corpus, replacing any; takes about 20 bytes of memory for each different word of
    /// a chunk.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="progress">Hears what share of the documents was read.</param>
    /// <param name="cancellation">Ends the reading early; nothing is then written.</param>
    /// <exception cref="RetrievalException">The file cannot be written.</exception>
    public static void Build(
        CorpusStore corpus, string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentException.ThrowIfNullOrEmpty(path);
        new LexicalIndexBuilder(corpus).Write(path, progress, cancellation);
    }

    /// <summary>Opens an index; whether its content is what was written, only <see cref="Verify"/> checks.</summary>
    /// <param name="path">The file.</param>
    /// <param name="corpus">The corpus that it was built from, which must stay open as long.</param>
    /// <exception cref="RetrievalException">The file is missing, cut off, or belongs to another corpus.</exception>
    public static LexicalIndex Open(string path, CorpusStore corpus)
    {
        var file = IndexFile.Open(path, IndexKind.Lexical, corpus);
        try
        {
            return new LexicalIndex(file, corpus);
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

    /// <summary>Returns the chunks that fit a query best, the best first; equal scores keep the order of the corpus,
    /// and a chunk that shares no word is no hit.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="RetrievalException">The file is damaged.</exception>
    public IReadOnlyList<LexicalHit> Search(string query, LexicalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        options ??= new LexicalOptions();
        options.Check();
        var scores = ArrayPool<double>.Shared.Rent(Math.Max(1, _corpus.ChunkCount));
        try
        {
            scores.AsSpan(0, _corpus.ChunkCount).Clear();
            AddWords(query, options, scores);
            return [.. Best(scores, options).Select(hit => Hit(hit.Chunk, hit.Score))];
        }
        catch (Exception exception)
            when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException or CorpusException)
        {
            throw _file.Damaged(exception);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scores);
        }
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => _file.Dispose();

    private void AddWords(string query, LexicalOptions options, double[] scores)
    {
        var times = new SortedDictionary<int, int>();
        var table = _file.Words;
        var words = new FoldedWords(query);
        Span<byte> utf8 = stackalloc byte[4 * (WordScanner.WordCharsMax + 1)];
        while (words.Next())
        {
            var word = table.Find(utf8[..Encoding.UTF8.GetBytes(words.Word, utf8)]);
            if (word != WordTable.Unknown)
            {
                times[word] = times.GetValueOrDefault(word) + 1;
            }
        }

        foreach (var (word, count) in times)
        {
            AddWord(word, count, options, scores);
        }
    }

    private void AddWord(int word, int times, LexicalOptions options, double[] scores)
    {
        var starts = _file.Span<long>(LexicalNames.PostingStart);
        var range = (int)starts[word]..(int)starts[word + 1];
        var chunks = _file.Span<int>(LexicalNames.PostingChunk)[range];
        var counts = _file.Span<int>(LexicalNames.PostingCount)[range];
        var lengths = _file.Span<int>(LexicalNames.ChunkWords);
        var rarity = Math.Log(1 + ((lengths.Length - chunks.Length + 0.5) / (chunks.Length + 0.5)));
        var (scale, floor) = (times * rarity * (options.K1 + 1), options.K1 * (1 - options.B));
        var slope = options.K1 * options.B / _meanWords;
        for (var i = 0; i < chunks.Length; i++)
        {
            var count = counts[i];
            scores[chunks[i]] += scale * count / (count + floor + (slope * lengths[chunks[i]]));
        }
    }

    private List<(int Chunk, double Score)> Best(double[] scores, LexicalOptions options)
    {
        // The worst of the best is on top; among equals that is the later chunk.
        var best = new PriorityQueue<int, (double Score, int Order)>();
        for (var chunk = 0; chunk < _corpus.ChunkCount; chunk++)
        {
            var isCandidate = scores[chunk] > 0
                && (best.Count < options.HitsMax || scores[chunk] > scores[best.Peek()]);
            if (isCandidate && options.Excludes?.Invoke(_corpus.Locate(chunk).Document) is not true)
            {
                best.Enqueue(chunk, (scores[chunk], -chunk));
                if (best.Count > options.HitsMax)
                {
                    best.Dequeue();
                }
            }
        }

        var hits = new List<(int Chunk, double Score)>();
        while (best.TryDequeue(out var chunk, out var rank))
        {
            hits.Add((chunk, rank.Score));
        }

        hits.Reverse();
        return hits;
    }

    private LexicalHit Hit(int chunk, double score)
    {
        var (document, place) = _corpus.Locate(chunk);
        var range = _corpus.Chunks(document)[place];
        return new LexicalHit(
            _corpus.Entry(document), place, range.StartChar, range.EndChar,
            _corpus.Text(document)[range.StartChar..range.EndChar], score);
    }
}
