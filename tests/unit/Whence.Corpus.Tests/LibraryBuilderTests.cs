using Whence.Corpus.Output;
using Whence.Corpus.Sources;

namespace Whence.Corpus.Tests;

public sealed class LibraryBuilderTests
{
    private static readonly string[] Files = ["corpus.jsonl", "concepts.json", "sources.json", "truths.json"];

    [Fact]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        LibraryFiles.Write(first.Path, new LibraryBuilder(5).Build(200), 5);
        LibraryFiles.Write(second.Path, new LibraryBuilder(5).Build(200), 5);
        foreach (var file in Files)
        {
            Assert.Equal(File.ReadAllBytes(first.File(file)), File.ReadAllBytes(second.File(file)));
        }
    }

    [Fact]
    public void Build_OtherSeed_GivesOtherText()
    {
        var first = new LibraryBuilder(1).Build(32).Select(document => document.Text);
        var second = new LibraryBuilder(2).Build(32).Select(document => document.Text);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Build_FewerDocuments_GivesTheBeginningOfTheSameLibrary()
    {
        var few = new LibraryBuilder(DefaultLibrary.Seed).Build(100).Select(document => document.Text);
        Assert.Equal(DefaultLibrary.All.Take(100).Select(document => document.Text), few);
    }

    [Fact]
    public void Build_DefaultSize_DealsEverySourceItsShare()
    {
        var counts = DefaultLibrary.All.CountBy(document => document.Source.Id).ToDictionary();
        var round = DefaultLibrary.Documents / SourceCatalogue.Turns.Count;
        foreach (var source in SourceCatalogue.All)
        {
            var turns = SourceCatalogue.Turns.Count(turn => turn == source);
            Assert.InRange(counts[source.Info.Id], turns * round, turns * (round + 1));
        }
    }

    [Fact]
    public void Build_DefaultSize_GivesUniqueIdsAndAddresses()
    {
        Assert.Equal(DefaultLibrary.Documents, DefaultLibrary.All.DistinctBy(document => document.Id).Count());
        Assert.DoesNotContain(DefaultLibrary.All, document => document.Url != document.Source.UrlPrefix + document.Id);
    }

    [Fact]
    public void Build_DefaultSize_HoldsOutAboutOneInTwentyOfEverySource()
    {
        var heldOut = DefaultLibrary.All.Where(document => document.Split == LibraryDocument.HeldOut).ToArray();
        Assert.InRange(heldOut.Length, DefaultLibrary.Documents * 3 / 100, DefaultLibrary.Documents * 7 / 100);
        Assert.Equal(SourceCatalogue.All.Count, heldOut.DistinctBy(document => document.Source.Id).Count());
    }

    [Fact]
    public void Build_DefaultSize_HoldsOutNoTextThatIsInTraining()
    {
        var train = DefaultLibrary.Train.Select(document => document.Text).ToHashSet(StringComparer.Ordinal);
        var heldOut = DefaultLibrary.All.Where(document => document.Split == LibraryDocument.HeldOut);
        Assert.DoesNotContain(heldOut, document => train.Contains(document.Text));
    }
}
