using System.ComponentModel;
using System.Text.Json.Nodes;
using Whence.Attribution.Contrasts;
using Whence.Steering.Automatic;

namespace Whence.Attribution.Profiles;

/// <summary>A profile that is proposed, and why.</summary>
[Description(
    "A profile that is not stored: read it, change it, and PUT it under its name. With words, matches says which " +
    "word chose which concept and unmatched which words chose none; with examples, contrast is what is behind it.")]
internal sealed record ProfileSuggestion(
    string Object,
    string Name,
    JsonObject Profile,
    IReadOnlyList<WordMatch> Matches,
    IReadOnlyList<string> Unmatched,
    ContrastDocument? Contrast);

/// <summary>Why a concept is in a suggested profile.</summary>
[Description("The word, the concept that it chose, and whether the word stood in its name, description or group.")]
internal sealed record WordMatch(string Word, int Concept, string Label, string Place, bool Suppressed)
{
    public static WordMatch Of(ConceptMatch match) =>
        new(match.Word, match.Concept, match.Name, match.Place, match.Suppressed);
}
