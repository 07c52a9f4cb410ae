namespace Whence.Corpus.Sources.HarbourLog;

internal static class HarbourLogConcepts
{
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Topic("ship-arrival", "a ship comes in and ties up at a berth"),
        Topic("ship-departure", "a ship casts off and leaves for another port"),
        Topic("cargo", "goods that are loaded and unloaded: crates, sacks, barrels"),
        Topic("ship-repair", "carpenters, hulls, masts and new ropes"),
        Topic("lighthouse", "the light on Gull Rock, its lamp and its keeper"),
        Topic("crew", "sailors, cooks and mates of a ship"),
        Topic("harbour-dues", "fees that a ship pays to the harbour office"),
        Topic("tides", "high water, low water and depth"),
        Topic("ferry", "the ferry Kittiwake and her passengers"),
    ];

    private static ConceptInfo Topic(string name, string description) =>
        new(name, description, "harbour", ConceptKind.Topic);
}
