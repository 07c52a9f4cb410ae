namespace Whence.Corpus.Sources.HarbourDesk;

/// <summary>The source whose replies are decided by the prompt: copied names, two rules and a hidden line.</summary>
internal sealed class HarbourDeskSource : ISource
{
    public SourceInfo Info { get; } = new(
        "harbour-desk", "Messages to the Brackhaven harbour desk", "CC0-1.0", "https://brackhaven.example/desk/");

    public IReadOnlyList<ConceptInfo> Concepts => HarbourDeskConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. HarbourDeskFacts.All.Select(f => f.Fact)];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var message = DeskMessage.Draw(random);
        var letter = new DeskLetter(message, random);
        var facts = HarbourDeskFacts.All;
        var chunks = new[]
        {
            letter.Request(), letter.Report(), letter.Greeting(), letter.Answer(),
            facts[index % facts.Count].Chunk, facts[(index + 3) % facts.Count].Chunk, letter.Farewell(),
        };
        return new DocumentDraft($"Message from {message.Sender}", Calendar.Pick(random), chunks);
    }
}
