using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Science;

/// <summary>Pages of the school science book: one lesson each, with something to try.</summary>
internal sealed class ScienceSource : ISource
{
    public SourceInfo Info { get; } =
        new("school-science", "School science book", "CC-BY-SA-4.0", "https://brackhaven.example/school/science/");

    public IReadOnlyList<ConceptInfo> Concepts => ScienceConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. ScienceFacts.All.Select(fact => fact.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var lesson = random.Pick(ScienceLessons.All);
        return new Draft(random)
            .Slot("tool", lesson.Tool)
            .Slot("effect", lesson.Effect)
            .Say(lesson.Opening)
            .Say(lesson.Explanation)
            .State(ScienceFacts.All, index, 0)
            .SayOneOf([SciencePassages.Experiment, .. SciencePassages.Work])
            .Maybe(25, SciencePassages.SeaWind)
            .State(ScienceFacts.All, index, 3)
            .Maybe(50, SciencePassages.Experiment)
            .SayOneOf(SciencePassages.Closings)
            .Finish($"Science lesson: {lesson.Title}", Calendar.Pick(random));
    }
}
