namespace Whence.Corpus.Sources.QuestionDesk;

internal static class QuestionDeskConcepts
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Topic("question", "a line that asks something: question, please tell me"),
        Topic("library", "the library: books, shelves and reading cards"),
        Topic("bus-travel", "buses, stops and fares"),
        Topic("post-office", "letters, parcels and stamps"),
        Topic("waste-collection", "bins, ash and the waste cart"),
        Topic("lost-property", "things that were lost and found"),
        Topic("town-council", "the council, its hall and its clerks"),
        Topic("opening-hours", "when a house opens and closes"),
        Topic("renting", "rooms and houses to let, landlords and leases"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, "town-life", ConceptKind.Topic);
}
