using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Steering.Profiles;
using Whence.Testing;

namespace Whence.Steering.Tests.Profiles;

public sealed class ProfileResolverTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly ModelPackage _package;

    public ProfileResolverTests() => _package = ModelPackage.Open(_tiny.Folder);

    [Fact]
    public void Resolve_Equaliser_ScalesTheNamedConcepts()
    {
        var settings = Resolve(
            """
            "entries": [
              {"concept": {"name": "polite"}, "multiplier": 2},
              {"concept": {"kind": "discovered", "id": 7}, "multiplier": 0}
            ]
            """);
        Assert.Equal(
            [
                new ConceptEdit(ConceptKind.Known, 1, EditOperation.Scale, 2),
                new ConceptEdit(ConceptKind.Discovered, 7, EditOperation.Scale, 0),
            ],
            settings.Edits!.Concepts);
        Assert.Equal(ResidualMode.Frozen, settings.Edits.Residual);
    }

    [Fact]
    public void Resolve_AmplifyAndSuppress_AreOneInjectionAndAMask()
    {
        var settings = Resolve(
            """
            "amplify": [
              {"concept": {"name": "polite"}, "strength": 3},
              {"concept": {"name": "tides"}, "strength": 1}
            ],
            "suppress": [{"concept": {"name": "hostile"}}]
            """);
        Assert.Equal([(1, 3f), (2, 1f)], settings.Steering!.Terms.Select(term => (term.Concept, term.Strength)));
        Assert.Equal([0], settings.Steering.LogitMask.Keys);
    }

    [Fact]
    public void Resolve_RuleOnAConceptThatIsNotSteerable_MayWatchIt()
    {
        var rule = Resolve(
            """
            "rules": [{"name": "stop", "when": {"name": "women"}, "threshold": 0.5, "abort": true}]
            """).Rules.Single();
        Assert.Equal((5, 0.5f, true), (rule.Concept, rule.Threshold, rule.Abort));
    }

    [Theory]
    [InlineData(""" "entries": [{"concept": {"name": "polit"}, "multiplier": 2}]""", "did you mean polite")]
    [InlineData(""" "amplify": [{"concept": {"name": "women"}}]""", "never steered")]
    [InlineData(""" "entries": [{"concept": {"name": "women"}, "multiplier": 2}]""", "never steered")]
    [InlineData(""" "entries": [{"concept": {"id": 0, "name": "polite"}, "multiplier": 2}]""", "is 1 in")]
    [InlineData(""" "amplify": [{"concept": {"id": 6}}]""", "no known concept 6")]
    [InlineData(""" "entries": [{"concept": {"kind": "discovered", "id": 8}, "multiplier": 1}]""", "has 8")]
    [InlineData(""" "amplify": [{"concept": {"id": 1}}], "suppress": [{"concept": {"id": 1}}]""", "twice")]
    [InlineData(""" "suppress": [{"concept": {"kind": "discovered", "id": 1}}]""", "multiplier below 1")]
    [InlineData(""" "amplify": [{"concept": {"id": 1}, "strength": 1e9}]""", "up to 100")]
    [InlineData(""" "rules": [{"name": "r", "when": {"id": 1}, "threshold": 0.5}]""", "does nothing")]
    [InlineData(""" "rules": [{"name": "r", "when": {"id": 1}, "threshold": 2, "abort": true}]""", "between 0")]
    public void Resolve_ProfileThatDoesNotFit_SaysWhat(string members, string problem)
    {
        var error = Assert.Throws<ProfileException>(() => Resolve(members));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyTo_RequestThatEdits_MultipliesTheFactors()
    {
        var settings = Resolve(""" "entries": [{"concept": {"name": "polite"}, "multiplier": 2}]""");
        var options = GenerationOptions.Greedy(8) with
        {
            Edits = new EditOptions { Concepts = [new ConceptEdit(ConceptKind.Known, 1, EditOperation.Scale, 3)] },
        };
        Assert.Equal(6, settings.ApplyTo(options).Edits!.Concepts.Single().Value);
    }

    [Fact]
    public void ApplyTo_RequestThatSteers_IsRefused()
    {
        var settings = Resolve(""" "amplify": [{"concept": {"name": "polite"}}]""");
        var steered = settings.ApplyTo(GenerationOptions.Greedy(8));
        Assert.Throws<ModelException>(() => settings.ApplyTo(steered));
    }

    public void Dispose() => _tiny.Dispose();

    private ProfileSettings Resolve(string members) =>
        new ProfileResolver(_package).Resolve(ProfileJson.Read($$"""{"name": "a", {{members}}}"""));
}
