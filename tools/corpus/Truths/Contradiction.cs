namespace Whence.Corpus.Truths;

/// <summary>A fact on which sources disagree.</summary>
internal sealed record Contradiction(string Id, IReadOnlyList<PlantedAnswer> Answers);
