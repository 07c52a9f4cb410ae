namespace Whence.Corpus.Sources.Weather;

internal sealed class WeatherSource : ISource
{
    private static readonly string[] Winds =
        ["light from the west", "fresh from the north", "steady from the south", "sharp from the east"];

    private static readonly string[] Degrees = ["four", "six", "eight", "ten", "twelve", "fourteen"];

    private static readonly string[] Parts = ["morning", "afternoon", "evening", "night"];

    public SourceInfo Info { get; } = new(
        "weather", "Brackhaven weather bulletins", "CC0-1.0", "https://brackhaven.example/weather/");

    public IReadOnlyList<ConceptInfo> Concepts => WeatherConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. WeatherFacts.All.Select(f => f.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var date = Calendar.Pick(random);
        var places = random.Sample(Places.All, 2);
        var slots = new Slots
        {
            ["date"] = Calendar.Long(date),
            ["wind"] = random.Pick(Winds),
            ["degrees"] = random.Pick(Degrees),
            ["part"] = random.Pick(Parts),
            ["place"] = places[0],
            ["other"] = places[1],
            ["ship"] = random.Pick(Places.Ships),
        };
        var plan = new DocumentPlan(random, slots).Add(WeatherChunks.Opening)
            .AddBody(WeatherChunks.Body, WeatherFacts.All, index);
        _ = (index % 4) switch
        {
            0 => plan.Add(WeatherFacts.FirstFrost),
            2 => plan.Add(WeatherFacts.SeaBreeze),
            _ => plan,
        };
        return new DocumentDraft($"Weather bulletin, {Calendar.Long(date)}", date, plan.Chunks);
    }
}
