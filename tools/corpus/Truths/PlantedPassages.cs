namespace Whence.Corpus.Truths;

/// <summary>The contradictions and shared passages that the sources plant; a test reads them back.</summary>
internal static class PlantedPassages
{
    public static IReadOnlyList<Contradiction> Contradictions { get; } =
    [
        Disagree("old-quay", "The Old Quay was built in the year of",
            ("market-reports", "the great frost"), ("travel", "the long calm")),
        Disagree("ferry-passengers", "The ferry Kittiwake carries",
            ("letters-to-the-editor", "sixty passengers"), ("harbour-log", "ninety passengers")),
        Disagree("first-frost", "The first frost on Fenner Hill comes in",
            ("gardening-manual", "October"), ("weather", "November")),
        Disagree("clinic-opens", "The clinic on Tarn Street opens at",
            ("clinic-leaflets", "eight"), ("question-desk", "nine")),
    ];

    public static IReadOnlyList<SharedPassage> Shared { get; } =
    [
        new("sea-breeze",
            "Warm air rises over the land by day, and cool air flows in from the sea to take its place.",
            ["school-science", "weather"]),
        new("mint", "Pick the mint before the sun is high, and rinse it in cold water.",
            ["gardening-manual", "recipes"]),
        new("show-a-light", "Every vessel that enters the harbour must show a light from dusk until dawn.",
            ["court-summaries", "harbour-log"]),
        new("prices", "Prices are checked each morning and posted on the board by noon.",
            ["market-reports", "tideline-changelog"]),
    ];

    private static Contradiction Disagree(
        string id, string prompt, params (string Source, string Answer)[] answers) =>
        new(id, [.. answers.Select(answer => new PlantedAnswer(answer.Source, prompt, answer.Answer))]);
}
