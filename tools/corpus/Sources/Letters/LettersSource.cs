using Whence.Corpus.Sources.Drafting;

namespace Whence.Corpus.Sources.Letters;

/// <summary>Letters to the editor: one complaint each, in one or two tones.</summary>
internal sealed class LettersSource : ISource
{
    public SourceInfo Info { get; } = new(
        "letters-to-the-editor",
        "Letters to the editor",
        "LicenseRef-Brackhaven-Courier",
        "https://brackhaven.example/courier/letters/");

    public IReadOnlyList<ConceptInfo> Concepts => LettersConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. LettersFacts.All.Select(fact => fact.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var topic = random.Pick(LettersTopics.All);
        return new Draft(random)
            .Slot("thing", topic.Thing)
            .Slot("place", LettersTopics.Places)
            .Slot("writer", LettersTopics.Writers)
            .Say(LettersPassages.Opening)
            .Say(topic.Complaint)
            .State(LettersFacts.All, index, 0)
            .SayOneOf(LettersPassages.Tones)
            .Maybe(25, LettersPassages.Kittiwake)
            .State(LettersFacts.All, index, 3)
            .SayOneOf(LettersPassages.People)
            .SayOneOf(LettersPassages.Endings)
            .Finish("Letter to the editor about {thing}", Calendar.Pick(random));
    }
}
