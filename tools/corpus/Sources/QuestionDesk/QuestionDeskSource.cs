namespace Whence.Corpus.Sources.QuestionDesk;

/// <summary>Questions that townspeople ask at the library, each followed by its answer.</summary>
internal sealed class QuestionDeskSource : ISource
{
    private static readonly string[] Hours = ["eight", "nine", "ten", "noon"];

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    private static readonly string[] Coins = ["two", "three", "four", "five"];

    public SourceInfo Info { get; } = new(
        "question-desk", "The question desk of the Brackhaven library", "CC-BY-4.0",
        "https://brackhaven.example/questions/");

    public IReadOnlyList<ConceptInfo> Concepts => QuestionDeskConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. QuestionDeskFacts.All.Select(f => f.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var date = Calendar.Pick(random);
        var slots = new Slots
        {
            ["date"] = Calendar.Long(date),
            ["place"] = random.Pick(Places.All),
            ["hour"] = random.Pick(Hours),
            ["weekday"] = random.Pick(Weekdays),
            ["coins"] = random.Pick(Coins),
        };
        var plan = new DocumentPlan(random, slots).Add(QuestionDeskChunks.Opening);
        foreach (var exchange in random.Sample(QuestionDeskChunks.Exchanges, 2))
        {
            plan.Add(exchange.Question).Add(exchange.Answer);
        }

        AddPlanted(plan, index);
        return new DocumentDraft($"Question desk, {Calendar.Long(date)}", date, plan.Chunks);
    }

    private static void AddPlanted(DocumentPlan plan, int index)
    {
        var facts = QuestionDeskFacts.All;
        plan.Add(facts[index % facts.Count].Chunk);
        if (index % 4 == 0)
        {
            plan.Add(QuestionDeskFacts.ClinicOpens);
        }

        plan.Add(facts[(index + 3) % facts.Count].Chunk);
    }
}
