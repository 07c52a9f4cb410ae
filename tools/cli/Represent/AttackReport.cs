using Whence.Representations.Prompts;

namespace Whence.Cli.Represent;

/// <summary>A prompt that was tried: the answer under suppression, and the concept's own tokens in it and in the answer
/// without suppression.</summary>
internal sealed record AttackReport(
    string Text, double Score, string Answer, IReadOnlyList<string> Leaked, IReadOnlyList<string> Unsteered)
{
    public static AttackReport Of(LeakTest test) =>
        new(test.Prompt.Text, test.Prompt.Score, test.Answer, test.Leaked, test.Unsteered);
}
