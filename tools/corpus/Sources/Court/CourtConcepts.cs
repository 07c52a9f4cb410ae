namespace Whence.Corpus.Sources.Court;

/// <summary>The concepts that only court summaries declare.</summary>
internal static class CourtConcepts
{
    private const string Group = "court";

    internal static readonly ConceptInfo[] All =
    [
        Topic("court-hearing", "the court, its bench or its clerk at work on a case"),
        Topic("court-house", "the court house and what is kept in it: seal, law book, seats"),
        Topic("theft", "something was stolen or taken without leave"),
        Topic("boat-collision", "two vessels struck each other"),
        Topic("fishing-licence", "fishing with or without a licence"),
        Topic("noise-complaint", "loud music, bells or shouting that keeps people awake"),
        Topic("smuggling", "hidden goods on which no duty was paid"),
        Topic("fine-imposed", "a guilty verdict that ends in a fine"),
        Topic("acquittal", "the court finds a person not guilty"),
        Topic("appeal", "a case goes to a higher court or is heard again"),
        Topic("witness-evidence", "a witness tells the court what was seen or heard"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, Group, ConceptKind.Topic);
}
