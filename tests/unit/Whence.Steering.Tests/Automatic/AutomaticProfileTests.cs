using Whence.Engine.Concepts;
using Whence.Models.Concepts;
using Whence.Steering.Automatic;
using Whence.Steering.Contrasts;
using Whence.Testing;

namespace Whence.Steering.Tests.Automatic;

public sealed class AutomaticProfileTests
{
    private static readonly ConceptCatalogue Catalogue =
        ConceptCatalogue.Parse(TinyModel.ConceptsJson, "concepts.json", TinyModel.Known);

    [Theory]
    [InlineData("be polite", "polite", "")]
    [InlineData("Polite, but not hostile!", "polite", "hostile")]
    [InlineData("no hostile or stormy tides", "", "hostile,tides")]
    [InlineData("less tides, more bread", "bread baking", "tides")]
    [InlineData("do not mention women", "", "")]
    [InlineData("flour without a gale", "bread baking", "storm")]
    [InlineData("talk about food", "bread baking", "")]
    [InlineData("never hostile; always polite", "polite", "hostile")]
    [InlineData("politeness", "", "")]
    public void FromDescription_Wish_AmplifiesAndSuppresses(string wish, string amplified, string suppressed)
    {
        var profile = AutomaticProfile.FromDescription("wish", wish, Catalogue).Profile;
        Assert.Equal(amplified, string.Join(',', profile.Amplify.Select(push => push.Concept.Name)));
        Assert.Equal(suppressed, string.Join(',', profile.Suppress.Select(push => push.Concept.Name)));
    }

    [Fact]
    public void FromDescription_WordOfAName_HidesDescriptionsAndGroups()
    {
        var made = AutomaticProfile.FromDescription("wish", "storm at sea and water", Catalogue);
        Assert.Equal(
            [("storm", "storm", "name"), ("water", "tides", "description")],
            made.Matches.Select(match => (match.Word, match.Name, match.Place)));
        Assert.Equal(["zzz"], AutomaticProfile.FromDescription("wish", "zzz", Catalogue).Unmatched);
    }

    [Fact]
    public void FromContrast_SignificantConcepts_GoByTheirSign()
    {
        ConceptDifference Found(int id, double first, double second, double p) =>
            new(ConceptKind.Known, id, Catalogue.Name(ConceptKind.Known, id), first, second, 1, 1, p);
        var contrast = new ContrastResult(
            [Found(1, 0.9, 0.1, 0.01), Found(5, 0.9, 0.2, 0.01), Found(0, 0.1, 0.6, 0.02), Found(2, 0.6, 0.1, 0.2)],
            8, 8, 0.1, 0.2, 100);
        var profile = AutomaticProfile.FromContrast("made", "", contrast, Catalogue);
        Assert.Equal([1], profile.Amplify.Select(push => push.Concept.Id!.Value));
        Assert.Equal([0], profile.Suppress.Select(push => push.Concept.Id!.Value));
    }
}
