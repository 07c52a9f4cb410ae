using Whence.Engine.Concepts;
using Whence.Models.Concepts;
using Whence.Models;
using Whence.Testing;

namespace Whence.Models.Tests.Concepts;

public class ConceptCatalogueTests
{
    [Fact]
    public void Parse_Catalogue_KnowsNamesAndIds()
    {
        var catalogue = ConceptCatalogue.Parse(TinyModel.ConceptsJson, "concepts.json", TinyModel.Known);
        Assert.Equal(4, catalogue.Find("Bread Baking")?.Id);
        Assert.Equal("storm", catalogue.Find(3)?.Name);
        Assert.True(catalogue.Find(3)!.IsSteerable);
        Assert.False(catalogue.Find("women")!.IsSteerable);
    }

    [Theory]
    [InlineData(ConceptKind.Known, 2, "tides")]
    [InlineData(ConceptKind.Known, 77, "known 77")]
    [InlineData(ConceptKind.Discovered, 2, "#2")]
    public void Name_OfAConcept_IsReadable(ConceptKind kind, int id, string expected) => Assert.Equal(
        expected, ConceptCatalogue.Parse(TinyModel.ConceptsJson, "concepts.json", TinyModel.Known).Name(kind, id));

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("[{\"id\": 0}]", "concept 0 has no name")]
    [InlineData("[{\"id\": 9, \"name\": \"a\"}]", "the id 9")]
    [InlineData("[{\"id\": -1, \"name\": \"a\"}]", "the id -1")]
    [InlineData("[{\"id\": 0, \"name\": \"a\"}, {\"id\": 0, \"name\": \"b\"}]", "the id '0' stands twice")]
    [InlineData("[{\"id\": 0, \"name\": \"a\"}, {\"id\": 1, \"name\": \"A\"}]", "the name 'a' stands twice")]
    public void Parse_Malformed_NamesFileAndProblem(string json, string problem)
    {
        var error = Assert.Throws<ModelException>(() => ConceptCatalogue.Parse(json, "concepts.json", 6));
        Assert.StartsWith("concepts.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_IsEmpty()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(ConceptCatalogue.Read(folder.Path, 6).Entries);
    }
}
