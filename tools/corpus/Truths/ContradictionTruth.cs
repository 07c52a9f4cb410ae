namespace Whence.Corpus.Truths;

/// <summary>A fact on which sources disagree, with the documents of each side.</summary>
internal sealed record ContradictionTruth(string Id, string Prompt, IReadOnlyList<AnswerTruth> Answers);
