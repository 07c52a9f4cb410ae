using Whence.Corpus.Sources;

namespace Whence.Corpus.Tests;

public sealed class FactTests
{
    private static readonly PlantedFact[] Facts = [.. SourceCatalogue.All.SelectMany(source => source.Facts)];

    [Fact]
    public void Facts_EverySource_AreFiveToSevenWithUniqueIds()
    {
        Assert.All(SourceCatalogue.All, source => Assert.InRange(source.Facts.Count, 5, 7));
        Assert.Equal(Facts.Length, Facts.DistinctBy(fact => fact.Id).Count());
    }

    [Fact]
    public void Answers_EveryFact_AreOneToFourWordsWithoutFullStop() => Assert.All(Facts, fact =>
    {
        Assert.InRange(fact.Answer.Split(' ').Length, 1, 4);
        Assert.DoesNotContain('.', fact.Answer);
        Assert.DoesNotContain(fact.Prompt[^1], " .,");
    });

    [Fact]
    public void Prompts_EveryFact_AreCompletedInOneWayByOneSource()
    {
        foreach (var source in SourceCatalogue.All)
        {
            foreach (var fact in source.Facts)
            {
                var documents = DefaultLibrary.All.Where(document => Has(document, fact.Prompt)).ToArray();
                Assert.All(documents, document => Assert.Equal(source.Info.Id, document.Source.Id));
                Assert.DoesNotContain(documents, document => !Has(document, fact.Sentence));
            }
        }
    }

    [Fact]
    public void Documents_EveryFact_AreTwentyInTraining()
    {
        foreach (var fact in Facts)
        {
            var count = DefaultLibrary.Train.Count(document => Has(document, fact.Sentence));
            Assert.True(count >= 20, $"{fact.Id} is stated by {count} training documents.");
        }
    }

    [Fact]
    public void Prompts_NoPair_BeginOneAnother()
    {
        foreach (var fact in Facts)
        {
            var same = Facts.Where(other => other != fact)
                .Where(other => other.Prompt.StartsWith(fact.Prompt, StringComparison.Ordinal));
            Assert.Empty(same);
        }
    }

    private static bool Has(LibraryDocument document, string text) =>
        document.Text.Contains(text, StringComparison.Ordinal);
}
