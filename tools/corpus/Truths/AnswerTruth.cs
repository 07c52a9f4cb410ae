namespace Whence.Corpus.Truths;

/// <summary>One of the answers of a contradiction.</summary>
internal sealed record AnswerTruth(string Source, string Prompt, string Answer, IReadOnlyList<string> Documents);
