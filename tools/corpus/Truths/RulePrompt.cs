namespace Whence.Corpus.Truths;

/// <summary>A prompt, the rule words that it has, and the words that must come next.</summary>
internal sealed record RulePrompt(
    string Prompt, IReadOnlyList<string> PromptChunks, IReadOnlyList<string> Present, string Expected);
