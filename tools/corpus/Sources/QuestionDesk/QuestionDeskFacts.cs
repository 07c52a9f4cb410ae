namespace Whence.Corpus.Sources.QuestionDesk;

internal static class QuestionDeskFacts
{
    public static IReadOnlyList<FactChunk> All { get; } =
    [
        Fact("bus", "The bus to the Moss leaves from", "Crown Corner",
            "The fare of the bus is paid to the driver at the stop.", "bus-travel"),
        Fact("mayor", "The mayor of Brackhaven is", "Rosalind Tew",
            "The mayor sits with the council in the hall on Chapel Lane.", "town-council"),
        Fact("librarian", "The head of the Brackhaven library is", "Jonah Speke",
            "Ask at the library for a reading card and for books from the upper shelves.", "library"),
        Fact("stamp", "The red stamp of the post office shows", "a leaping hare",
            "It is used for parcels and for letters to the other islands.", "post-office"),
        Fact("cart", "The waste cart is drawn by a horse named", "Duchess",
            "Put your bins and your ash in the street before the waste cart comes.", "waste-collection"),
        Fact("lost", "Lost umbrellas are kept in", "the bell room",
            "What was found and not fetched is sold with the other lost things in spring.", "lost-property"),
    ];

    public static Chunk ClinicOpens { get; } = new(
        "The clinic on Tarn Street opens at nine. It closes at four, and the opening hours hang on the door.",
        ["opening-hours"]);

    private static FactChunk Fact(string id, string prompt, string answer, string companion, string concept) =>
        new(new PlantedFact($"question-desk-{id}", prompt, answer), companion, [concept]);
}
