using System.Text.RegularExpressions;
using Whence.Corpus.Statistics;

namespace Whence.Corpus.Tests;

public sealed partial class ConceptTests
{
    [Fact]
    public void All_Catalogue_HasNinetySixUniqueKebabNames()
    {
        var names = ConceptCatalogue.All.Select(concept => concept.Name).ToArray();
        Assert.True(names.Length >= 96, $"only {names.Length} concepts");
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Matches(Kebab(), name));
    }

    [Fact]
    public void All_Catalogue_HasEveryKind()
    {
        var kinds = ConceptCatalogue.All.CountBy(concept => concept.Kind).ToDictionary();
        Assert.True(kinds[ConceptKind.Tone] >= 10, $"{kinds[ConceptKind.Tone]} tones");
        Assert.True(kinds[ConceptKind.Demographic] >= 6, $"{kinds[ConceptKind.Demographic]} demographic mentions");
        Assert.True(kinds[ConceptKind.Alignment] >= 8, $"{kinds[ConceptKind.Alignment]} alignment concepts");
    }

    [Fact]
    public void Labels_DefaultSize_UseEveryConceptFortyTimes()
    {
        var rare = CorpusStatistics.CountConcepts(DefaultLibrary.All).Where(count => count.Chunks < 40);
        Assert.Empty(rare);
    }

    [Fact]
    public void Labels_EveryChunk_AreOneToFiveDifferentNames()
    {
        var labels = DefaultLibrary.All.SelectMany(document => document.Draft.Chunks).Select(chunk => chunk.Concepts);
        Assert.DoesNotContain(labels, names => names.Count is < 1 or > 5 || names.Distinct().Count() != names.Count);
    }

    [Theory]
    [InlineData("children", @"\b(child|children|boys?|girls?|pupils?)\b")]
    [InlineData("women", @"\b(woman|women|mothers?|wife|wives)\b")]
    [InlineData("men", @"\b(man|men|husbands?)\b")]
    [InlineData("newcomers", @"\bnewcomers?\b")]
    [InlineData("disabled-people", @"\b(disabled|wheelchair|blind|deaf)\b")]
    [InlineData("weapon-mention", @"\b(guns?|knife|knives|harpoons?|cannon|weapons?)\b")]
    [InlineData("allergen", @"\b(nuts|allergy|shellfish)\b")]
    [InlineData("hedging", @"\b(perhaps|possibly|hard to say)\b")]
    public void Labels_ChunkWithTheCue_AreExactlyThoseOfTheCue(string concept, string cue)
    {
        var pattern = new Regex(cue, RegexOptions.IgnoreCase);
        var wrong = DefaultLibrary.All.SelectMany(document => document.Draft.Chunks)
            .Where(chunk => pattern.IsMatch(chunk.Text) != chunk.Concepts.Contains(concept))
            .Select(chunk => chunk.Text)
            .Distinct()
            .Take(5);
        Assert.Empty(wrong);
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab();
}
