namespace Whence.Corpus.Sources.Travel;

internal sealed class TravelSource : ISource
{
    private static readonly string[] Inns =
        ["the Blue Anchor", "the Ship Inn", "the Lamp and Bell", "the Three Gulls", "the Harbour House"];

    private static readonly string[] Times = ["an hour", "half an hour", "two hours", "twenty minutes"];

    private static readonly string[] Dishes =
        ["fish soup", "crab cakes", "apple tart", "smoked herring", "barley bread"];

    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    public SourceInfo Info { get; } = new(
        "travel", "A guide to Brackhaven for visitors", "CC-BY-SA-4.0", "https://brackhaven.example/guide/");

    public IReadOnlyList<ConceptInfo> Concepts => TravelConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. TravelFacts.All.Select(f => f.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var places = random.Sample(Places.All, 2);
        var slots = new Slots
        {
            ["place"] = places[0],
            ["other"] = places[1],
            ["inn"] = random.Pick(Inns),
            ["time"] = random.Pick(Times),
            ["dish"] = random.Pick(Dishes),
            ["season"] = random.Pick(Seasons),
        };
        var plan = new DocumentPlan(random, slots).Add(TravelChunks.Opening)
            .AddBody(TravelChunks.Body, TravelFacts.All, index);
        if (index % 4 == 0)
        {
            plan.Add(TravelFacts.OldQuay);
        }

        return new DocumentDraft($"Guide for visitors: {places[0]}", Calendar.Pick(random), plan.Chunks);
    }
}
