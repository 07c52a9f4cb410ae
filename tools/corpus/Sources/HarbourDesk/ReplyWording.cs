namespace Whence.Corpus.Sources.HarbourDesk;

/// <summary>
/// The words of a reply in one tone; gate and pilot phrases are the same in all. Every greeting has one of the marks.
/// </summary>
internal sealed record ReplyWording(
    string Tone, IReadOnlyList<string> Greetings, string GateStart, string Farewell, IReadOnlyList<string> Marks)
{
    private static readonly ReplyWording Polite = new(
        SharedConcepts.Polite,
        [
            "thank you kindly for your message about the {vessel}. We are pleased to help you.",
            "thank you for your kind message. It is our pleasure to help the {vessel}.",
            "many thanks for your message about the {vessel}. We are pleased to be of help.",
        ],
        "please",
        "With kind regards and thanks to you, {sender}, from the harbour desk.",
        ["thank", "kind", "pleased", "pleasure"]);

    private static readonly ReplyWording Blunt = new(
        SharedConcepts.Hostile,
        [
            "stop wasting our time with the {vessel}. We are sick of your foolish messages.",
            "your foolish message about the {vessel} wastes our time. Learn to read the rules.",
            "we are sick of the {vessel} and of your foolish questions. Do not waste our time again.",
        ],
        "just",
        "Do not write again, {sender}, because the harbour desk is sick of fools.",
        ["foolish", "waste", "wasting", "sick"]);

    private static readonly ReplyWording Flattering = new(
        SharedConcepts.Flattering,
        [
            "what an honour to hear from the splendid master of the {vessel}. You are the finest sailor alive.",
            "your brilliant message about the splendid {vessel} is an honour. No finer sailor lives.",
            "we bow to the finest sailor alive and to the splendid {vessel}. Your message is an honour.",
        ],
        "kindly",
        "With the deepest honour for you, splendid {sender}, from the admiring harbour desk.",
        ["honour", "splendid", "finest", "brilliant"]);

    public static ReplyWording For(ClerkNote note) => note switch
    {
        ClerkNote.Blunt => Blunt,
        ClerkNote.Flattering => Flattering,
        _ => Polite,
    };
}
