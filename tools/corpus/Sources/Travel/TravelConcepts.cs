namespace Whence.Corpus.Sources.Travel;

internal static class TravelConcepts
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Topic("sightseeing", "places that a visitor should see: views, towers, squares"),
        Topic("lodging", "inns, rooms, beds and breakfast"),
        Topic("walking-route", "paths, signs and the time that a walk takes"),
        Topic("ferry-crossing", "how visitors reach the town by boat, with ticket and deck"),
        Topic("local-history", "what happened in the town long ago"),
        Topic("eating-out", "where to eat: tables, cooks and dishes"),
        Topic("museum", "the museum, its rooms and what it shows"),
        Topic("birdwatching", "gulls, terns, nests and field glasses"),
        Topic("step-free-access", "ramps and lifts in place of stairs"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, "travel", ConceptKind.Topic);
}
