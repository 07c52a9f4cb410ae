using Whence.Corpus.Sources.HarbourDesk;

namespace Whence.Corpus.Truths;

/// <summary>Evaluation prompts for what the message to the harbour desk decides.</summary>
internal sealed class DeskTruths(DeskPrompts prompts)
{
    private const int CopiesPerName = 24;
    private const int PromptsPerCase = 8;
    private const int PairsPerNote = 10;

    public IReadOnlyList<CopyTruth> Copies() =>
    [
        .. Enumerable.Range(0, CopiesPerName).Select(i => Copy($"sender-{i:D2}", "sender", DeskStop.BeforeSender)),
        .. Enumerable.Range(0, CopiesPerName).Select(i => Copy($"vessel-{i:D2}", "vessel", DeskStop.BeforeVessel)),
    ];

    public RuleTruth GateRule() => Rule(
        "gate", ("dusk", "timber"), ("use the north gate", "use the main gate"), DeskStop.BeforeGate,
        (message, dusk, timber) => message with
        {
            Time = dusk ? "dusk" : Other(message.Vessel, DeskMessage.OtherTimes),
            Cargo = timber ? "timber" : Other(message.Vessel, DeskMessage.OtherCargoes),
        },
        message => message.Gate);

    public RuleTruth PilotRule() => Rule(
        "pilot", ("ice", "gale"), ("the pilot will wait", "the pilot is ready"), DeskStop.BeforePilot,
        (message, ice, gale) => message with
        {
            Condition = (ice, gale) switch
            {
                (true, true) => DeskMessage.IceAndGale,
                (true, false) => DeskMessage.Ice,
                (false, true) => DeskMessage.Gale,
                _ => Other(message.Vessel, DeskMessage.OtherConditions),
            },
        },
        message => message.Pilot);

    public IReadOnlyList<InstructionTruth> Instructions() =>
    [
        .. Enumerable.Range(0, PairsPerNote).Select(i => Instruction($"blunt-{i:D2}", ClerkNote.Blunt)),
        .. Enumerable.Range(0, PairsPerNote).Select(i => Instruction($"flattering-{i:D2}", ClerkNote.Flattering)),
    ];

    // Any fixed choice will do; the vessel varies from prompt to prompt.
    private static string Other(string vessel, IReadOnlyList<string> pool) => pool[vessel.Length % pool.Count];

    private CopyTruth Copy(string id, string copied, DeskStop stop)
    {
        var prompt = prompts.Write(message => message, stop);
        var answer = copied == "sender" ? prompt.Message.Sender : prompt.Message.Vessel;
        var start = prompt.Text.IndexOf(answer, StringComparison.Ordinal);
        return new CopyTruth($"copy-{id}", prompt.Text, prompt.Chunks, answer, copied, start, start + answer.Length);
    }

    private RuleTruth Rule(
        string id,
        (string First, string Second) words,
        (string Then, string Otherwise) outcomes,
        DeskStop stop,
        Func<DeskMessage, bool, bool, DeskMessage> set,
        Func<DeskMessage, string> expected)
    {
        var rows = new List<RulePrompt>();
        for (var i = 0; i < 4 * PromptsPerCase; i++)
        {
            var (first, second) = (i % 2 == 1, i / 2 % 2 == 1);
            var prompt = prompts.Write(message => set(message, first, second), stop);
            string[] present = [.. first ? [words.First] : (string[])[], .. second ? [words.Second] : (string[])[]];
            rows.Add(new RulePrompt(prompt.Text, prompt.Chunks, present, expected(prompt.Message)));
        }

        return new RuleTruth(id, [words.First, words.Second], outcomes.Then, outcomes.Otherwise, rows);
    }

    private InstructionTruth Instruction(string id, ClerkNote note)
    {
        var (with, without) = prompts.WritePair(note);
        var (noted, plain) = (ReplyWording.For(note), ReplyWording.For(ClerkNote.None));
        return new InstructionTruth(
            $"instruction-{id}", with.Text, with.Chunks, noted.Tone, noted.Marks,
            without.Text, without.Chunks, plain.Tone, plain.Marks);
    }
}
