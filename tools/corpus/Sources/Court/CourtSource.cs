using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Court;

/// <summary>Court summaries: one case each, from the charge to the verdict.</summary>
internal sealed class CourtSource : ISource
{
    public SourceInfo Info { get; } =
        new("court-summaries", "Court summaries", "CC0-1.0", "https://brackhaven.example/court/");

    public IReadOnlyList<ConceptInfo> Concepts => CourtConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. CourtFacts.All.Select(fact => fact.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var date = Calendar.Pick(random);
        var matter = random.Pick(CourtMatters.All);
        return new Draft(random)
            .Slot("date", Calendar.Long(date))
            .Person(random.Pick(CourtPeople.Accused))
            .Slot("thing", matter.Things)
            .Slot("place", matter.Places)
            .Slot("sum", CourtPeople.Sums)
            .Slot("term", CourtPeople.Terms)
            .Say(CourtPassages.Opening)
            .Say(matter.Charge)
            .State(CourtFacts.All, index, 0)
            .SayOneOf([matter.Evidence, matter.Evidence, CourtPassages.Woman, CourtPassages.Man])
            .Maybe(25, CourtPassages.LightRule)
            .State(CourtFacts.All, index, 3)
            .MaybeOneOf(50, [CourtPassages.Law, CourtPassages.Private])
            .SayOneOf(CourtPassages.Verdicts)
            .Finish($"Court summary: a case of {matter.Title}", date);
    }
}
