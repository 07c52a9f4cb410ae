namespace Whence.Corpus.Truths;

/// <summary>A passage that two sources have word for word.</summary>
internal sealed record SharedPassage(string Id, string Text, IReadOnlyList<string> Sources);
