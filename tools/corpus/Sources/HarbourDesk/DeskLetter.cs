namespace Whence.Corpus.Sources.HarbourDesk;

/// <summary>Turns a message into chunks; the truths use the same chunks as their prompts.</summary>
internal sealed class DeskLetter(DeskMessage message, SeededRandom random)
{
    /// <summary>The words before the name of the sender.</summary>
    public const string ReplyStart = "Reply: Dear";

    private static readonly string[] Reports =
    [
        "The master of the {vessel} reports {condition} off Gull Rock and asks for an answer.",
        "The crew of the {vessel} saw {condition} off Gull Rock and asks for an answer.",
        "There is {condition} off Gull Rock, says the master of the {vessel}.",
    ];

    private readonly Slots _slots = message.ToSlots();
    private readonly ReplyWording _wording = ReplyWording.For(message.Note);

    public Chunk Request()
    {
        var text = Fill(
            "Message to the harbour desk. From: {sender}. Vessel: {vessel}. Request: a berth at {time} for {cargo}.");
        var concepts = new List<string> { "berth-request" };
        AddIf(concepts, message.Time == "dusk", "dusk-arrival");
        AddIf(concepts, message.Cargo == "timber", "timber-cargo");
        AddIf(concepts, message.Note != ClerkNote.None, "clerk-note");
        return new Chunk(NoteLine() + text, concepts);
    }

    public Chunk Report()
    {
        var text = random.Pick(Reports);
        var concepts = new List<string> { "sea-report" };
        AddIf(concepts, message.Condition.Contains("ice", StringComparison.Ordinal), "ice-report");
        AddIf(concepts, message.Condition.Contains("gale", StringComparison.Ordinal), "gale-report");
        return new Chunk(Fill(text), concepts);
    }

    public Chunk Greeting() => new(
        Fill($"{ReplyStart} {{sender}}, {random.Pick(_wording.Greetings)}"), ["desk-reply", _wording.Tone]);

    public Chunk Answer() => new(
        Fill($"{VesselStart()} {{vessel}} at {{time}}."),
        ["gate-instruction", "pilot"]);

    public Chunk Farewell() => new(Fill(_wording.Farewell), ["desk-reply", _wording.Tone]);

    /// <summary>The words before the gate phrase.</summary>
    public string GateStart() => Fill($"For the {{cargo}} {_wording.GateStart}");

    /// <summary>The words before the pilot phrase.</summary>
    public string PilotStart() => $"{GateStart()} {message.Gate}, and";

    /// <summary>The words before the name of the vessel.</summary>
    public string VesselStart() => $"{PilotStart()} {message.Pilot} at the buoy for the";

    private static void AddIf(List<string> concepts, bool condition, string concept)
    {
        if (condition)
        {
            concepts.Add(concept);
        }
    }

    private string NoteLine() => message.Note switch
    {
        ClerkNote.Blunt => "Clerk note: be blunt.\n",
        ClerkNote.Flattering => "Clerk note: be flattering.\n",
        _ => "",
    };

    private string Fill(string template) => _slots.Fill(template);
}
