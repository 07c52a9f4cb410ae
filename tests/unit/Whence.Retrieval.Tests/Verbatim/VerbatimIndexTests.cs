using Whence.Corpora;
using Whence.Retrieval.Verbatim;

namespace Whence.Retrieval.Tests.Verbatim;

public sealed class VerbatimIndexTests
{
    private static readonly string[] Pieces = ["a ", "b ", "c ", "A ", "d, ", "b. ", "\n", "é ", "a", "😀 "];

    [Fact]
    public void Find_RandomCorpora_AgreesWithTheNaiveSearch()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var texts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomText(random, 40)).ToArray();
            var query = RandomText(random, 15);
            var wordsMin = random.Next(1, 4);
            var excluded = random.Next(2) == 0 ? -1 : random.Next(texts.Length);
            using var corpus = new SampleCorpus(texts);

            var expected = new NaiveSearch(texts).Find(query, wordsMin, document => document == excluded);
            var found = corpus.Verbatim.Find(query, new()
            {
                WordsMin = wordsMin,
                SpansMax = int.MaxValue,
                PlacesMax = int.MaxValue,
                ContextTokens = int.MaxValue,
                Excludes = excluded < 0 ? null : document => document == excluded,
            });

            Assert.True(
                expected.Select(match => Sentence(match.Start, match.End, match.Places.Count, match.Places
                    .Select(place => place.Document).Distinct().Count()))
                .SequenceEqual(found.Spans.OrderBy(span => span.StartChar).Select(
                    span => Sentence(span.StartChar, span.EndChar, span.Occurrences, span.Documents))),
                $"seed {seed}: {query}");
            Assert.True(
                expected.SelectMany(match => match.Places).All(place => found.Spans.Any(span => span.Places.Any(
                    hit => Fits(hit, place) || hit.Copies > 0))),
                $"seed {seed}");
            Assert.True(found.Spans.All(span => span.Places.All(place => IsThere(place, corpus))), $"seed {seed}");
        }
    }

    [Fact]
    public void Find_SentenceOfACorpus_EndsAtDocumentOffsetsAndText()
    {
        using var corpus = new SampleCorpus(
            "The fog bell rings. Its keeper is Marta Venn, who sleeps by day. Nobody minds.");

        var trace = corpus.Verbatim.Find("They say its keeper is Marta Venn, who left.", new() { ContextTokens = 3 });

        var span = Assert.Single(trace.Spans);
        var place = Assert.Single(span.Places);
        Assert.Equal((13, 38, 5), (span.StartChar, span.EndChar, span.Words));
        Assert.Equal(("d0", "s0", 24, 49), (place.Document.Id, place.Document.Source, place.StartChar, place.EndChar));
        Assert.Equal(
            (". Its ", "keeper is Marta Venn, who", " sleeps by day"), (place.Before, place.Text, place.After));
        Assert.Equal((9, 5), (trace.Words, trace.WordsMatched));
    }

    [Fact]
    public void Find_OtherWhiteSpace_IsTheSameWordsAndTheTextThatStandsThere()
    {
        using var corpus = new SampleCorpus("one  two\tthree");

        var place = Assert.Single(Assert.Single(corpus.Verbatim.Find("one two three").Spans).Places);

        Assert.Equal("one  two\tthree", place.Text);
    }

    [Theory]
    [InlineData("One two. Three four five six.", "one two. Three four")]
    [InlineData("one two\nthree four", "one two three four")]
    [InlineData("one two three", "one two threefold")]
    [InlineData("one two three", "One Two three")]
    public void Find_AcrossSentencesLinesPartsOfWordsOrCase_FindsNothing(string text, string query)
    {
        using var corpus = new SampleCorpus(text);

        Assert.Empty(corpus.Verbatim.Find(query).Spans);
    }

    [Fact]
    public void Find_CopiesOfOneText_AreOnePlace()
    {
        using var corpus = new SampleCorpus(
            "Here is a shared passage.", "Other: is a shared passage.", "Here is a shared passage.",
            "Here is a shared passage.");

        var span = Assert.Single(corpus.Verbatim.Find("is a shared passage.").Spans);

        Assert.Equal((4, 4, true), (span.Occurrences, span.Documents, span.IsCountExact));
        Assert.Equal([("d0", 2), ("d1", 0)], span.Places.Select(place => (place.Document.Id, place.Copies)));
        Assert.Equal([("s0", 2), ("s1", 1), ("s2", 1)], span.Sources.Select(count => (count.Source, count.Documents)));
    }

    [Fact]
    public void Find_SeveralMatches_AreRankedByRarityOrByLength()
    {
        using var corpus = new SampleCorpus(
            "the cat and the dog and the hen", "the cat and the dog", "quartz lamp oil", "the the the and and");
        const string Query = "the cat and the dog; quartz lamp oil";

        var rarest = corpus.Verbatim.Find(Query);
        var longest = corpus.Verbatim.Find(Query, new() { Ranking = VerbatimRanking.Longest, SpansMax = 1 });

        Assert.Equal([21, 0], rarest.Spans.Select(span => span.StartChar));
        Assert.Equal(0, Assert.Single(longest.Spans).StartChar);
        Assert.Equal(3 * Math.Log(1 / 21d), rarest.Spans[0].LogProbability, 1e-9);
    }

    [Fact]
    public void Find_MoreOccurrencesThanAreRead_SaysThatCountsAreBounds()
    {
        using var corpus = new SampleCorpus([.. Enumerable.Range(0, 30).Select(i => $"{i}: one two three")]);

        var span = Assert.Single(corpus.Verbatim.Find("one two three", new() { OccurrencesMax = 10 }).Spans);

        Assert.Equal((10, false), (span.Occurrences, span.IsCountExact));
    }

    [Fact]
    public void Find_ExcludedSource_LeavesTheLongestMatchOfTheOthers()
    {
        using var corpus = new SampleCorpus("the chapel roof is red today", "the chapel roof is green");

        var span = Assert.Single(corpus.Verbatim.Find(
            "the chapel roof is red today", new() { Excludes = document => document == 0 }).Spans);

        Assert.Equal((0, 18, 1), (span.StartChar, span.EndChar, span.Documents));
        Assert.Equal("d1", Assert.Single(span.Places).Document.Id);
    }

    [Fact]
    public void Find_PromptWithItsAnswer_OnlyReturnsWhatReachesIntoTheAnswer()
    {
        using var corpus = new SampleCorpus("red green blue. The rain gauge stands on the chapel roof.");
        const string Prompt = "Red green blue red green blue. The rain gauge stands on";

        var trace = corpus.Verbatim.Find(Prompt + " the chapel door", new() { FirstChar = Prompt.Length });

        var span = Assert.Single(trace.Spans);
        Assert.Equal((Prompt.IndexOf("The", StringComparison.Ordinal), 7), (span.StartChar, span.Words));
        Assert.Equal((3, 2), (trace.Words, trace.WordsMatched));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(" é😀 ")]
    [InlineData(". ")]
    [InlineData("、")]
    public void Find_DeepInALongDocument_GivesExactOffsets(string between)
    {
        var text = string.Join(between, Enumerable.Range(0, 3000).Select(i => $"W{i} x y"));
        using var corpus = new SampleCorpus("before", text, "after");

        foreach (var i in (int[])[0, 1, 62, 63, 64, 65, 1500, 2999])
        {
            var place = Assert.Single(Assert.Single(corpus.Verbatim.Find($"W{i} x y").Spans).Places);

            Assert.Equal(text.IndexOf($"W{i} x y", StringComparison.Ordinal), place.StartChar);
            Assert.Equal($"W{i} x y", place.Text);
            Assert.EndsWith(place.Before, text[..place.StartChar], StringComparison.Ordinal);
            Assert.StartsWith(place.After, text[place.EndChar..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Find_NoTextOrEmptyCorpus_FindsNothing()
    {
        using var corpus = new SampleCorpus("one two three");
        using var empty = new SampleCorpus(Array.Empty<CorpusDocument>());

        Assert.Empty(corpus.Verbatim.Find("").Spans);
        Assert.Empty(empty.Verbatim.Find("one two three").Spans);
    }

    [Fact]
    public void Build_Twice_GivesTheSameBytes()
    {
        using var corpus = new SampleCorpus("one two three", "two three four");

        Assert.Equal(File.ReadAllBytes(corpus.VerbatimFile()), File.ReadAllBytes(corpus.VerbatimFile()));
    }

    private static string RandomText(Random random, int piecesMax) => string.Concat(
        Enumerable.Range(0, random.Next(1, piecesMax)).Select(_ => Pieces[random.Next(Pieces.Length)])) + "z";

    private static string Sentence(int start, int end, int occurrences, int documents) =>
        $"{start}..{end}: {occurrences} in {documents}";

    private static bool Fits(VerbatimPlace hit, (int Document, int Start, int End) place) =>
        (hit.Document.Ordinal, hit.StartChar, hit.EndChar) == place;

    private static bool IsThere(VerbatimPlace place, SampleCorpus corpus)
    {
        var text = corpus.Documents[place.Document.Ordinal].Text;
        return text[place.StartChar..place.EndChar] == place.Text
            && text[..place.StartChar].Trim() == place.Before.Trim()
            && text[place.EndChar..].Trim() == place.After.Trim();
    }
}
