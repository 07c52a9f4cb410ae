using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Clinic;

/// <summary>Leaflets that lie in the waiting room: one subject each, with advice and a dose.</summary>
internal sealed class ClinicSource : ISource
{
    public SourceInfo Info { get; } =
        new("clinic-leaflets", "Clinic leaflets", "CC-BY-4.0", "https://brackhaven.example/clinic/");

    public IReadOnlyList<ConceptInfo> Concepts => ClinicConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. ClinicFacts.All.Select(fact => fact.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var topic = random.Pick(ClinicTopics.All);
        var (medicine, dose, half) = random.Pick(ClinicPassages.Medicines);
        return new Draft(random)
            .Slot("medicine", medicine)
            .Slot("dose", dose)
            .Slot("half", half)
            .Say(topic.Opening)
            .SayOneOf([topic.Explanation, topic.Advice])
            .State(ClinicFacts.All, index, 0)
            .SayOneOf([ClinicPassages.Dose, ClinicPassages.ChildDose, ClinicPassages.MotherDose, topic.Advice])
            .Maybe(25, ClinicPassages.OpeningHours)
            .State(ClinicFacts.All, index, 3)
            .MaybeOneOf(60, [.. ClinicPassages.People, ClinicPassages.HelpLine, ClinicPassages.Private])
            .SayOneOf(ClinicPassages.Closings)
            .Finish($"Clinic leaflet: {topic.Title}", Calendar.Pick(random));
    }
}
