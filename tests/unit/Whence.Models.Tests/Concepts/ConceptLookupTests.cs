using Whence.Models.Concepts;
using Whence.Models;
using Whence.Testing;

namespace Whence.Models.Tests.Concepts;

public class ConceptLookupTests
{
    private static readonly ConceptCatalogue Catalogue =
        ConceptCatalogue.Parse(TinyModel.ConceptsJson, "concepts.json", TinyModel.Known);

    [Theory]
    [InlineData("tides", 2)]
    [InlineData("TIDES", 2)]
    [InlineData("bread baking", 4)]
    [InlineData("0", 0)]
    public void Steerable_NameOrId_ReturnsTheId(string name, int expected) =>
        Assert.Equal(expected, ConceptLookup.Steerable(Catalogue, name, TinyModel.Known));

    [Theory]
    [InlineData("hostil", "did you mean hostile.")]
    [InlineData("stork", "did you mean storm.")]
    [InlineData("bread", "did you mean bread baking.")]
    [InlineData("", "named with nothing; give its name or its id.")]
    [InlineData(" ", "named with nothing; give its name or its id.")]
    [InlineData("xylophone", "run whence concepts to list them.")]
    [InlineData("6", "There is no known concept 6; the model has 6, numbered from 0.")]
    [InlineData("women", "'women' is a demographic concept, which is reported but never steered")]
    [InlineData("5", "'women' is a demographic concept")]
    public void Steerable_Refused_SaysWhatToDo(string name, string advice)
    {
        var error = Assert.Throws<ModelException>(() => ConceptLookup.Steerable(Catalogue, name, TinyModel.Known));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steerable_NoCatalogue_AsksForAnId()
    {
        var empty = ConceptCatalogue.Parse("[]", "concepts.json", 6);
        var error = Assert.Throws<ModelException>(() => ConceptLookup.Steerable(empty, "tides", 6));
        Assert.Contains("use an id below 6", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, ConceptLookup.Steerable(empty, "5", 6));
    }

    [Fact]
    public void Nearest_ManyNames_PrefersContainmentAndStopsAtFive()
    {
        var json = string.Join(',', Enumerable.Range(0, 9).Select(i => $"{{\"id\": {i}, \"name\": \"gale{i}\"}}"));
        var catalogue = ConceptCatalogue.Parse($"[{json}, {{\"id\": 9, \"name\": \"bale\"}}]", "concepts.json", 10);
        Assert.Equal(["gale0", "gale1", "gale2", "gale3", "gale4"], ConceptLookup.Nearest(catalogue, "gale"));
    }
}
