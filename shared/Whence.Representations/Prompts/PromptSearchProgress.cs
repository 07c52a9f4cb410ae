namespace Whence.Representations.Prompts;

/// <summary>How far a search is.</summary>
/// <param name="Evaluations">The evaluations done.</param>
/// <param name="Budget">The evaluations allowed.</param>
/// <param name="Best">The best prompt so far, or null.</param>
public sealed record PromptSearchProgress(int Evaluations, int Budget, FoundPrompt? Best);
