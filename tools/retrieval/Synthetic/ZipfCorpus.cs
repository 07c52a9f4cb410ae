using System.Globalization;
using Whence.Corpora;

namespace Whence.Retrieval.Measure.Synthetic;

/// <summary>Documents of seven chunks, each of two sentences of eleven words that follow Zipf's law; one chunk in
/// twenty repeats the one before. The same seed gives the same documents.</summary>
internal sealed class ZipfCorpus
{
    private const int Vocabulary = 200_000;
    private const int ChunksPerDocument = 7;
    private const int SentenceWords = 11;

    private readonly double[] _cumulative = new double[Vocabulary];
    private readonly Random _random;

    public ZipfCorpus(int seed)
    {
        _random = new Random(seed);
        var sum = 0d;
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            // Mandelbrot's form; 2.7 is the usual offset for English.
            _cumulative[rank] = sum += 1 / (rank + 2.7);
        }
    }

    public IEnumerable<CorpusDocument> Documents(int chunks)
    {
        var previous = Chunk();
        for (var first = 0; first < chunks; first += ChunksPerDocument)
        {
            var texts = new string[Math.Min(ChunksPerDocument, chunks - first)];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = previous = _random.Next(20) == 0 ? previous : Chunk();
            }

            yield return Document(first / ChunksPerDocument, texts);
        }
    }

    private static CorpusDocument Document(int number, string[] texts)
    {
        var (start, chunks) = (0, new List<CorpusChunk>());
        foreach (var text in texts)
        {
            chunks.Add(new CorpusChunk(start, start + text.Length));
            start += text.Length + 1;
        }

        return new CorpusDocument($"d{number}", $"s{number % 14}", string.Join(' ', texts), chunks);
    }

    private string Chunk() => Sentence() + " " + Sentence();

    private string Sentence() =>
        "T" + string.Join(' ', Enumerable.Range(0, SentenceWords).Select(_ => Word())) + ".";

    private string Word()
    {
        var found = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
        return "w" + (found < 0 ? ~found : found).ToString("x", CultureInfo.InvariantCulture);
    }
}
