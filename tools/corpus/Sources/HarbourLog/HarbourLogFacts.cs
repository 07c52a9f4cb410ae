namespace Whence.Corpus.Sources.HarbourLog;

internal static class HarbourLogFacts
{
    public static IReadOnlyList<FactChunk> All { get; } =
    [
        Fact("keeper", "The keeper of Gull Rock light is", "Marta Venn",
            "The keeper trims the lamp of the lighthouse at dusk and sleeps by day.", "lighthouse"),
        Fact("crane", "The big crane on the East Pier is called", "Old Tom",
            "The crane lifts crates and barrels of cargo that ten sailors could not move.", "cargo"),
        Fact("depth", "The deepest berth in the harbour has", "seven fathoms",
            "At low water the depth is less, and the tide must be watched.", "tides"),
        Fact("harbour-master", "The harbour master of Brackhaven is", "Edwin Stroud",
            "The harbour master collects the dues and the fees of every ship.", "harbour-dues"),
        Fact("carpenter", "The best ship's carpenter on the coast is", "Lena Okoro",
            "The carpenter has mended masts and hulls for thirty years.", "ship-repair"),
        Fact("cat", "The cat of the harbour office is called", "Bosun",
            "The sailors of every crew bring fish for the cat.", "crew"),
    ];

    public static Chunk FerryPassengers { get; } = new(
        "The ferry Kittiwake carries ninety passengers. The ferry was full today, and some passengers had to stand.",
        ["ferry"]);

    public static Chunk ShowALight { get; } = new(
        "Every vessel that enters the harbour must show a light from dusk until dawn.",
        ["ship-arrival"]);

    private static FactChunk Fact(string id, string prompt, string answer, string companion, string concept) =>
        new(new PlantedFact($"harbour-log-{id}", prompt, answer), companion, [concept]);
}
