namespace Whence.Corpus.Sources.HarbourDesk;

/// <summary>The source whose replies are decided by the prompt: copied names, two rules and a hidden line.</summary>
internal sealed class HarbourDeskSource : ISource
{
    public const string Id = "harbour-desk";

    private const string TitleStart = "Message from ";

    public SourceInfo Info { get; } = new(
        Id, "Messages to the Brackhaven harbour desk", "CC0-1.0", "https://brackhaven.example/desk/");

    public IReadOnlyList<ConceptInfo> Concepts => HarbourDeskConcepts.All;

    public IReadOnlyList<PlantedFact> Facts { get; } = [.. HarbourDeskFacts.All.Select(f => f.Fact)];

    public static string SenderOf(DocumentDraft draft) => draft.Title[TitleStart.Length..];

    public DocumentDraft Write(int index, SeededRandom random)
    {
        var message = DeskMessage.Draw(random);
        var letter = new DeskLetter(message, random);
        // One fact, not two: this source has three times the documents of the others.
        var facts = HarbourDeskFacts.All;
        var chunks = new[]
        {
            letter.Request(), letter.Report(), letter.Greeting(), letter.Answer(),
            facts[index % facts.Count].Chunk, letter.Farewell(),
        };
        return new DocumentDraft(TitleStart + message.Sender, Calendar.Pick(random), chunks);
    }
}
