namespace Whence.Corpus.Rulebook;

/// <summary>The content of truths.json and of held-out.json of a rulebook.</summary>
internal sealed record RulebookKey(ulong Seed, IReadOnlyList<RulebookPrompt> Prompts);
