namespace Whence.Representations.Prompts;

/// <summary>What the model writes behind a found prompt while a concept is suppressed.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Answer">The likeliest answer under suppression.</param>
/// <param name="Leaked">The concept's own tokens in it, as text.</param>
/// <param name="Unsteered">The concept's own tokens in the answer without suppression.</param>
public sealed record LeakTest(
    FoundPrompt Prompt, string Answer, IReadOnlyList<string> Leaked, IReadOnlyList<string> Unsteered);
