namespace Whence.Corpus.Sources.HarbourLog;

internal sealed class HarbourLogSource : ISource
{
    private static readonly string[] Masters =
        ["Captain Rowe", "Captain Dunn", "Captain Hale", "Captain Pryor", "Captain Moss", "Captain Vane"];

    private static readonly string[] Cargoes =
        ["salt", "wool", "coal", "barley", "slate", "herring", "bricks", "apples"];

    private static readonly string[] Ports = ["Linmouth", "Corry", "Saint Osk", "Varn", "Hollin Bay"];

    private static readonly string[] Berths = ["one", "two", "three", "four", "five"];

    private static readonly string[] Hours = ["six", "seven", "eight", "nine", "ten", "eleven"];

    public SourceInfo Info { get; } = new(
        "harbour-log", "Log of the Brackhaven harbour office", "CC-BY-4.0", "https://brackhaven.example/log/");

    public IReadOnlyList<ConceptInfo> Concepts => HarbourLogConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. HarbourLogFacts.All.Select(f => f.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var date = Calendar.Pick(random);
        var slots = Draw(date, random);
        var plan = new DocumentPlan(random, slots).Add(HarbourLogChunks.Opening)
            .AddBody(HarbourLogChunks.Body, HarbourLogFacts.All, index);
        _ = (index % 4) switch
        {
            0 => plan.Add(HarbourLogFacts.FerryPassengers),
            2 => plan.Add(HarbourLogFacts.ShowALight),
            _ => plan,
        };
        return new DocumentDraft($"Harbour log, {Calendar.Long(date)}", date, plan.Chunks);
    }

    private static Slots Draw(DateOnly date, SeededRandom random)
    {
        var ships = random.Sample(Places.Ships, 2);
        return new Slots
        {
            ["date"] = Calendar.Long(date),
            ["ship"] = ships[0],
            ["other"] = ships[1],
            ["master"] = random.Pick(Masters),
            ["cargo"] = random.Pick(Cargoes),
            ["port"] = random.Pick(Ports),
            ["berth"] = random.Pick(Berths),
            ["hour"] = random.Pick(Hours),
        };
    }
}
