using Whence.Catalogue.Search;
using Whence.Engine.Concepts;
using Whence.Models.Concepts;

namespace Whence.Catalogue.Tests.Search;

public sealed class ConceptSearchIndexTests
{
    private static readonly ConceptSearchIndex Index = new(
    [
        (ConceptKind.Known, Entry(0, "category theory", "arrows between objects")),
        (ConceptKind.Known, Entry(1, "pets", "a cat or a dog in the house")),
        (ConceptKind.Known, Entry(2, "cats", "animals that purr")),
        (ConceptKind.Known, Entry(3, "storm at sea", "wind, waves and a gale")),
        (ConceptKind.Known, Entry(4, "weather", "storms, rain and sun")),
        (ConceptKind.Discovered, Entry(5, "#5", "purr")),
    ]);

    [Fact]
    public void Search_WordInsideALongerOne_ComesBehindWholeWords()
    {
        var hits = Index.Search("cat", 10);

        Assert.Equal(["cats", "pets", "category theory"], hits.Select(hit => hit.Entry.Name));
        Assert.Equal(["whole-word", "whole-word", "prefix"], hits.Select(hit => hit.Match));
    }

    [Fact]
    public void Search_WordInNameAndInDescription_PrefersTheName() =>
        Assert.Equal(["storm at sea", "weather"], Index.Search("storm", 10).Select(hit => hit.Entry.Name));

    [Fact]
    public void Search_WordIsTheWholeName_ComesBeforeLongerNames()
    {
        var index = new ConceptSearchIndex(
        [
            (ConceptKind.Known, Entry(0, "gale-report", "")), (ConceptKind.Known, Entry(1, "gale", "")),
        ]);

        Assert.Equal(["gale", "gale-report"], index.Search("gale", 5).Select(hit => hit.Entry.Name));
    }

    [Fact]
    public void Search_TwoWords_PrefersTheConceptWithBoth() =>
        Assert.Equal("weather", Index.Search("storm sun", 10)[0].Entry.Name);

    [Fact]
    public void Search_PluralAndCapitals_FindTheSingular() =>
        Assert.Equal("storm at sea", Index.Search("STORMS", 1).Single().Entry.Name);

    [Fact]
    public void Search_DiscoveredConcept_KeepsItsKind() =>
        Assert.Contains(Index.Search("purr", 10), hit => hit.Kind == ConceptKind.Discovered && hit.Entry.Id == 5);

    [Theory]
    [InlineData("")]
    [InlineData("zeppelin")]
    [InlineData("ca")]
    [InlineData("--- ,")]
    public void Search_NothingMatches_FindsNothing(string query) => Assert.Empty(Index.Search(query, 10));

    [Fact]
    public void Search_Limit_CutsTheTail() => Assert.Single(Index.Search("storm", 1));

    [Theory]
    [InlineData("The Gale, at 9!", new[] { "the", "gale", "at", "9" })]
    [InlineData("glass bus gas", new[] { "glass", "bus", "gas" })]
    [InlineData("Überfahrt über", new[] { "überfahrt", "über" })]
    [InlineData(null, new string[0])]
    public void Of_Text_ReturnsItsWords(string? text, string[] words) => Assert.Equal(words, Words.Of(text));

    private static ConceptEntry Entry(int id, string name, string description) =>
        new(id, name, description, null, "topic");
}
