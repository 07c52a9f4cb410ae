namespace Whence.Corpus.Sources.Matches;

internal sealed class MatchesSource : ISource
{
    private static readonly string[] Rivals =
        ["Linmouth Rovers", "Corry Town", "Saint Osk Athletic", "Varn Wanderers", "Hollin Bay"];

    private static readonly string[] Players = ["Dara Holt", "Finn Abbot", "Joss Merrow", "Nell Tarrant", "Sam Ferris"];

    private static readonly string[] Scores = ["two to one", "one to nil", "three to two", "four to one", "two to nil"];

    private static readonly string[] Minutes = ["tenth", "twentieth", "thirtieth", "fortieth", "last"];

    private static readonly string[] Verbs = ["beat", "lost to"];

    public SourceInfo Info { get; } = new(
        "matches", "Match reports of Brackhaven Mariners", "CC-BY-4.0", "https://brackhaven.example/matches/");

    public IReadOnlyList<ConceptInfo> Concepts => MatchesConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. MatchesFacts.All.Select(f => f.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var date = Calendar.Pick(random);
        var players = random.Sample(Players, 2);
        var rival = random.Pick(Rivals);
        var slots = new Slots
        {
            ["date"] = Calendar.Long(date),
            ["rival"] = rival,
            ["verb"] = random.Pick(Verbs),
            ["score"] = random.Pick(Scores),
            ["player"] = players[0],
            ["other"] = players[1],
            ["minute"] = random.Pick(Minutes),
        };
        var plan = new DocumentPlan(random, slots).Add(MatchesChunks.Opening)
            .AddBody(MatchesChunks.Body, MatchesFacts.All, index);
        return new DocumentDraft($"Match report: Mariners and {rival}", date, plan.Chunks);
    }
}
