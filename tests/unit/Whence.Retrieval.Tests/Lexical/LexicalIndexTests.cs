using Whence.Corpora;
using Whence.Retrieval.Lexical;

namespace Whence.Retrieval.Tests.Lexical;

public sealed class LexicalIndexTests
{
    private static readonly string[] Pieces = ["fog ", "Fog ", "bell, ", "harbour ", "a ", "é ", "the\n", "Keeper. "];

    [Fact]
    public void Search_RandomCorpora_AgreesWithTheFormula()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var documents = Enumerable.Range(0, random.Next(1, 6)).Select(i => RandomDocument(random, i)).ToArray();
            var options = new LexicalOptions
            {
                HitsMax = random.Next(1, 12),
                K1 = random.NextDouble() * 2,
                B = random.NextDouble(),
                Excludes = random.Next(2) == 0 ? null : document => document == 0,
            };
            var query = Words(RandomText(random));
            using var corpus = new SampleCorpus(documents);

            var expected = Naive(documents, query, options);
            var found = corpus.Lexical.Search(string.Join(" - ", query), options);

            Assert.True(
                expected.Count == found.Count
                && expected.Zip(found).All(pair => Math.Abs(pair.First.Score - pair.Second.Score) < 1e-9),
                $"seed {seed}");
            Assert.True(
                found.All(hit => Math.Abs(
                    Score(documents, query, options, hit.Document.Ordinal, hit.Chunk) - hit.Score) < 1e-9
                    && documents[hit.Document.Ordinal].Text[hit.StartChar..hit.EndChar] == hit.Text),
                $"seed {seed}");
        }
    }

    [Fact]
    public void Search_EqualScores_KeepTheOrderOfTheCorpus()
    {
        using var corpus = new SampleCorpus("fog", "bell", "Fog", "FOG");

        var hits = corpus.Lexical.Search("fog", new() { HitsMax = 2 });

        Assert.Equal(["d0", "d2"], hits.Select(hit => hit.Document.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("lighthouse")]
    [InlineData("fo ogbell")]
    public void Search_NoSharedWholeWord_FindsNothing(string query)
    {
        using var corpus = new SampleCorpus("fog bell");

        Assert.Empty(corpus.Lexical.Search(query));
    }

    [Theory]
    [InlineData(-0.1, 0.75)]
    [InlineData(double.NaN, 0.75)]
    [InlineData(double.PositiveInfinity, 0.75)]
    [InlineData(1.2, -0.1)]
    [InlineData(1.2, 1.1)]
    [InlineData(1.2, double.NaN)]
    public void Search_OptionOutOfRange_NamesTheValue(double k1, double b)
    {
        using var corpus = new SampleCorpus("fog bell");

        var fault = Assert.Throws<ArgumentException>(() => corpus.Lexical.Search("fog", new() { K1 = k1, B = b }));

        Assert.Contains("give a number from 0", fault.Message, StringComparison.Ordinal);
    }

    private static List<(int Document, int Chunk, double Score)> Naive(
        CorpusDocument[] documents, string[] query, LexicalOptions options) =>
        [.. documents
            .SelectMany((document, i) => document.Chunks.Select((_, chunk) => (i, chunk)))
            .Where(place => options.Excludes?.Invoke(place.i) is not true)
            .Select(place => (place.i, place.chunk, Score(documents, query, options, place.i, place.chunk)))
            .Where(hit => hit.Item3 > 0)
            .OrderByDescending(hit => hit.Item3)
            .Take(options.HitsMax)];

    private static double Score(
        CorpusDocument[] documents, string[] query, LexicalOptions options, int document, int chunk)
    {
        var chunks = documents.SelectMany(one => one.Chunks.Select(one.TextOf)).Select(Words).ToList();
        var mean = chunks.Average(words => words.Length);
        var here = Words(documents[document].TextOf(documents[document].Chunks[chunk]));
        return query.Sum(word =>
        {
            var holding = chunks.Count(words => words.Contains(word));
            double count = here.Count(other => other == word);
            var rarity = Math.Log(1 + ((chunks.Count - holding + 0.5) / (holding + 0.5)));
            return rarity * count * (options.K1 + 1)
                / Math.Max(1e-300, count + (options.K1 * (1 - options.B + (options.B * here.Length / mean))));
        });
    }

    private static string[] Words(string text) => text.ToLowerInvariant()
        .Split([' ', ',', '.', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static CorpusDocument RandomDocument(Random random, int number)
    {
        var first = RandomText(random);
        var text = first + RandomText(random);
        return new CorpusDocument($"d{number}", "s", text, [new(0, first.Length), new(first.Length, text.Length)]);
    }

    private static string RandomText(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
