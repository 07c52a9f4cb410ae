using Whence.Corpus.Library;
using Whence.Corpus.Sources.HarbourDesk;

namespace Whence.Corpus.Truths;

/// <summary>Writes desk messages whose sender no document of the library names.</summary>
internal sealed class DeskPrompts(IReadOnlyList<LibraryDocument> library, SeededRandom random)
{
    private readonly HashSet<string> _taken = [.. Titles(library)];

    /// <summary>Draws a message from an unused sender and changes what the caller wants to fix.</summary>
    public DeskPrompt Write(Func<DeskMessage, DeskMessage> fix, DeskStop stop)
    {
        var message = fix(Unused());
        return new DeskPrompt(message, PromptChunks(message, stop));
    }

    /// <summary>The same message with and without the note above it.</summary>
    public (DeskPrompt With, DeskPrompt Without) WritePair(ClerkNote note)
    {
        var plain = Write(message => message with { Note = ClerkNote.None }, DeskStop.BeforeGreeting);
        var noted = plain.Message with { Note = note };
        var request = new DeskLetter(noted, random).Request().Text;
        return (new DeskPrompt(noted, [request, .. plain.Chunks.Skip(1)]), plain);
    }

    private DeskMessage Unused()
    {
        while (true)
        {
            var message = DeskMessage.Draw(random);
            if (_taken.Add(message.Sender))
            {
                return message with { Note = ClerkNote.None };
            }
        }
    }

    private string[] PromptChunks(DeskMessage message, DeskStop stop)
    {
        var letter = new DeskLetter(message, random);
        string[] asked = [letter.Request().Text, letter.Report().Text];
        return stop switch
        {
            DeskStop.BeforeSender => [.. asked, DeskLetter.ReplyStart],
            DeskStop.BeforeGreeting => [.. asked, $"{DeskLetter.ReplyStart} {message.Sender},"],
            DeskStop.BeforeGate => [.. asked, letter.Greeting().Text, letter.GateStart()],
            DeskStop.BeforePilot => [.. asked, letter.Greeting().Text, letter.PilotStart()],
            _ => [.. asked, letter.Greeting().Text, letter.VesselStart()],
        };
    }

    private static IEnumerable<string> Titles(IReadOnlyList<LibraryDocument> library) => library
        .Where(document => document.Source.Id == HarbourDeskSource.Id)
        .Select(document => HarbourDeskSource.SenderOf(document.Draft));
}
