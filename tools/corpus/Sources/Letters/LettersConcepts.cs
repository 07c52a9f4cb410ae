namespace Whence.Corpus.Sources.Letters;

/// <summary>The concepts that only letters to the editor declare.</summary>
internal static class LettersConcepts
{
    private const string Group = "letters";

    internal static readonly ConceptInfo[] All =
    [
        Topic("road-repair", "holes in the road and the cobbles"),
        Topic("gulls", "gulls that steal food and shout at dawn"),
        Topic("litter", "rubbish in the streets and on the sand"),
        Topic("street-lamps", "lamps that are dark, dim or broken"),
        Topic("newspaper", "the Courier, its editor and its pages"),
        Topic("letter-ending", "the words that close a letter"),
        new("sarcastic", "mock praise that means the reverse: how clever, bravo, surely", "tone", ConceptKind.Tone),
        new("nostalgic", "longing for the past: in my young days, I remember", "tone", ConceptKind.Tone),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, Group, ConceptKind.Topic);
}
