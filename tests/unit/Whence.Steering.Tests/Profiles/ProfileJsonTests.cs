using Whence.Engine.Concepts;
using Whence.Steering.Profiles;

namespace Whence.Steering.Tests.Profiles;

public sealed class ProfileJsonTests
{
    private const string Whole = """
        {
          "name": "courteous",
          "description": "kind words",
          "entries": [{"concept": {"kind": "discovered", "id": 3}, "multiplier": 0.5}],
          "amplify": [{"concept": {"id": 1, "name": "polite"}, "strength": 2}],
          "suppress": [{"concept": {"name": "hostile"}}],
          "rules": [{"name": "stop", "when": {"name": "storm"}, "threshold": 0.8, "abort": true}]
        }
        """;

    [Fact]
    public void Read_WholeProfile_HoldsEveryPart()
    {
        var profile = ProfileJson.Read(Whole);
        Assert.Equal((ConceptKind.Discovered, 3), (profile.Entries[0].Concept.Kind, profile.Entries[0].Concept.Id));
        Assert.Equal(0.5f, profile.Entries[0].Multiplier);
        Assert.Equal(2, profile.Amplify[0].Strength);
        Assert.Null(profile.Suppress[0].Strength);
        Assert.True(profile.Rules[0].Abort);
        Assert.Equal(ProfileJson.Write(profile), ProfileJson.Write(ProfileJson.Read(ProfileJson.Write(profile))));
    }

    [Theory]
    [InlineData("{}", "cannot be read")]
    [InlineData("null", "null")]
    [InlineData("""{"name": "a", "entires": []}""", "cannot be read")]
    [InlineData("""{"name": "a", "entries": [{"concept": {"id": 1}, "multiplier": ""}]}""", "entries[0].multiplier")]
    [InlineData("""{"name": "a", "entries": [{"multiplier": 1}]}""", "entries[0]")]
    [InlineData("""{"name": "a", "entries": [{"concept": {"id": 1}, "multiplier": 11}]}""", "0 to 10")]
    [InlineData("""{"name": "a", "entries": [{"concept": {"id": 1}, "multiplier": -1}]}""", "0 to 10")]
    [InlineData("""{"name": "a", "amplify": [{"concept": {}}]}""", "names no concept")]
    [InlineData("""{"name": "a", "amplify": [{"concept": {"id": 1}, "strength": 0}]}""", "above 0")]
    [InlineData("""{"name": "a b"}""", "no name of a profile")]
    public void Read_Malformed_NamesTheEntry(string json, string problem)
    {
        var error = Assert.Throws<ProfileException>(() => ProfileJson.Read(json));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
