using Whence.Catalogue.Labels;
using Whence.Catalogue.Statistics;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Testing;

namespace Whence.Catalogue.Tests;

public sealed class ConceptBookTests : IDisposable
{
    private readonly TinyModel _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Search_NameOfTheCatalogue_FindsTheConcept() =>
        Assert.Equal("storm", Open().Search("storms", 5)[0].Entry.Name);

    [Fact]
    public void Entry_DiscoveredWithoutLabel_IsDescribedByItsWords()
    {
        var concept = new ConceptStatistics(ConceptKind.Discovered, 3, 0.1, 0.1, 0.1, 0.5, ["tide", "moon"], []);
        StatisticsFile.Write(_files.Folder, new StatisticsDocument("digest", "c", "r", 0.1, 9, [concept]));

        var book = Open();

        Assert.Equal("tide, moon", book.Entry(ConceptKind.Discovered, 3).Description);
        Assert.Contains(book.Search("moon", 5), hit => hit.Kind == ConceptKind.Discovered && hit.Entry.Id == 3);
        Assert.Equal(concept.BaseRate, book.Statistics(ConceptKind.Discovered, 3)!.BaseRate);
        Assert.Null(book.Statistics(ConceptKind.Known, 3));
    }

    [Fact]
    public void Entry_DiscoveredWithLabel_HasItsName()
    {
        DiscoveredLabels.Write(
            Path.Combine(_files.Folder, DiscoveredLabels.FileName),
            [new ConceptEntry(2, "british spelling", "colour, harbour", null, "topic")]);

        var entry = Open().Entry(ConceptKind.Discovered, 2);

        Assert.Equal("british spelling", entry.Name);
        Assert.False(entry.IsSteerable);
    }

    [Fact]
    public void Open_LabelOutsideTheHead_IsRefused()
    {
        DiscoveredLabels.Write(
            Path.Combine(_files.Folder, DiscoveredLabels.FileName), [new ConceptEntry(99, "typos", null, null, null)]);

        var error = Assert.Throws<ModelException>(Open);

        Assert.Contains("8 discovered concepts", error.Message, StringComparison.Ordinal);
    }

    private ConceptBook Open() => ConceptBook.Open(ModelPackage.Open(_files.Folder), "digest");
}
