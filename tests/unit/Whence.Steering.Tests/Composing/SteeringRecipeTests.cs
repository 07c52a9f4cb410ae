using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Steering.Composing;
using Whence.Testing;

namespace Whence.Steering.Tests.Composing;

public sealed class SteeringRecipeTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly ModelPackage _package;

    public SteeringRecipeTests() => _package = ModelPackage.Open(_tiny.Folder);

    [Fact]
    public void Build_Nothing_IsNull() => Assert.Null(SteeringRecipe.Build(_package, [], []));

    [Fact]
    public void Build_EqualStrengths_IsThePublishedGroupDirection()
    {
        var steering = SteeringRecipe.Build(_package, [Known(1), Known(2)], [])!;
        Assert.Equal([1, 2], steering.Concepts);
        Assert.Equal((2, true, 32), (steering.Strength, steering.Normalized, steering.CutoffTokens));
        Assert.Empty(steering.Terms);
    }

    [Fact]
    public void Build_StrengthsOfTheirOwn_AreTermsOfOneDirection()
    {
        var steering = SteeringRecipe.Build(_package, [Known(1, 3), Known(2), new(ConceptKind.Discovered, 4, 1)], [])!;
        Assert.Equal([3f, 2f, 1f], steering.Terms.Select(term => term.Strength));
        Assert.Equal(ConceptKind.Discovered, steering.Terms[2].Kind);
        Assert.Empty(steering.Concepts);
    }

    [Fact]
    public void Build_SuppressAlone_IsThePublishedPreset()
    {
        var steering = SteeringRecipe.Build(_package, [], [Known(0), Known(3, 9)])!;
        Assert.Equal([0, 3], steering.Concepts);
        Assert.Equal((-1.75f, false), (steering.Strength, steering.Normalized));
        Assert.Equal([(0, 3f), (3, 9f)], steering.LogitMask.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Group_NamedGroup_HoldsItsSteerableConcepts()
    {
        Assert.Equal([0, 1], SteeringRecipe.Group(_package.Catalogue, "Tone").Select(push => push.Concept));
        var error = Assert.Throws<ModelException>(() => SteeringRecipe.Group(_package.Catalogue, "tones"));
        Assert.Contains("the nearest are tone", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => SteeringRecipe.Group(_package.Catalogue, "people"));
    }

    public void Dispose() => _tiny.Dispose();

    private static ConceptPush Known(int concept, float? strength = null) => new(ConceptKind.Known, concept, strength);
}
