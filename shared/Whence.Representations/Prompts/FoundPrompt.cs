namespace Whence.Representations.Prompts;

/// <summary>A prompt that a search found; its text encodes to exactly these tokens.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Score">How far it reaches the goal: a logit, or a log-probability.</param>
public sealed record FoundPrompt(string Text, IReadOnlyList<int> Tokens, double Score);
