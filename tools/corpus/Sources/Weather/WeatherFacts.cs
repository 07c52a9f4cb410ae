namespace Whence.Corpus.Sources.Weather;

internal static class WeatherFacts
{
    public static IReadOnlyList<FactChunk> All { get; } =
    [
        Lore("gauge", "The oldest rain gauge in Brackhaven stands on", "the chapel roof",
            "Weather watchers have read the gauge there every morning for a hundred years.", "rain"),
        Lore("flags", "The weather flags at the Old Quay are raised by", "Ines Corder",
            "Weather watchers say that her flags have never been wrong.", "weather-forecast"),
        Lore("east-wind", "The local name for the cold east wind is", "the Grey Widow",
            "An old weather saying tells that the wind takes every hat that is not tied on.", "gale"),
        Lore("fog-bell", "The fog bell on Gull Rock rings every", "twelve seconds",
            "Weather watchers count the strokes when the mist hides the rock.", "fog"),
        Lore("wettest", "The wettest lane on the Moss is", "Otter Row",
            "An old weather saying tells that the showers there fall upward as well as down.", "rain"),
        Lore("founder", "The weather station on Fenner Hill was founded by", "Captain Orrin Lisk",
            "Weather watchers still use his brass instruments for the bulletin.", "weather-forecast"),
    ];

    public static Chunk FirstFrost { get; } = new(
        "The first frost on Fenner Hill comes in November. "
            + "Cover the pump and salt the steps before the ground freezes.",
        ["frost", SharedConcepts.Instructional]);

    public static Chunk SeaBreeze { get; } = new(
        "Warm air rises over the land by day, and cool air flows in from the sea to take its place.",
        ["sunshine", "weather-lore"]);

    private static FactChunk Lore(string id, string prompt, string answer, string companion, string concept) =>
        new(new PlantedFact($"weather-{id}", prompt, answer), companion, ["weather-lore", concept]);
}
