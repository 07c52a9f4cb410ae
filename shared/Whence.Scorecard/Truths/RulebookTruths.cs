namespace Whence.Scorecard.Truths;

/// <summary>Prompts whose answers are table lookups.</summary>
/// <param name="Seed">The seed that wrote them.</param>
/// <param name="Prompts">The prompts.</param>
public sealed record RulebookTruths(ulong Seed, IReadOnlyList<RulebookPrompt> Prompts);
