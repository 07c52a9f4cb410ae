namespace Whence.Corpus.Truths;

/// <summary>A rule over prompt words, with prompts for every combination of them.</summary>
internal sealed record RuleTruth(
    string Id, IReadOnlyList<string> Words, string Then, string Otherwise, IReadOnlyList<RulePrompt> Prompts);
