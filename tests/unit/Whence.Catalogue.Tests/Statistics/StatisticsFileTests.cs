using Whence.Catalogue.Statistics;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Testing;

namespace Whence.Catalogue.Tests.Statistics;

public sealed class StatisticsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WrittenFile_GivesItBack()
    {
        var passage = new CorpusPassage("weather-1", "weather", 2, "A gale — \"hold on\".");
        var band = new ActivationBand("top", 0.5, 0.9, 3, [new ActivationExample(0.9, passage)]);
        var concept = new ConceptStatistics(ConceptKind.Discovered, 7, 0.1, 0.2, 0.3, 0.9, ["gale"], [band]);
        StatisticsFile.Write(_folder.Path, new StatisticsDocument("d1", "c1", "reader/1", 0.25, 10, [concept]));

        var read = StatisticsFile.Read(_folder.Path, "d1")!;

        Assert.Equal(("c1", "reader/1", 10L), (read.Corpus, read.Reader, read.Chunks));
        Assert.Equal(concept with { Words = [], Bands = [] }, read.Concepts.Single() with { Words = [], Bands = [] });
        Assert.Equal(passage, read.Concepts.Single().Bands.Single().Examples.Single().Passage);
    }

    [Fact]
    public void Read_OtherWeights_SaysMeasureAgain()
    {
        StatisticsFile.Write(_folder.Path, new StatisticsDocument("d1", "c1", "reader/1", 0.25, 10, []));

        var error = Assert.Throws<ModelException>(() => StatisticsFile.Read(_folder.Path, "d2"));

        Assert.Contains("whence concepts measure", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Read_MalformedFile_NamesIt(string content)
    {
        File.WriteAllText(Path.Combine(_folder.Path, StatisticsFile.Name), content);

        var error = Assert.Throws<ModelException>(() => StatisticsFile.Read(_folder.Path, "d1"));

        Assert.Contains(StatisticsFile.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_IsNull() => Assert.Null(StatisticsFile.Read(_folder.Path, "d1"));
}
