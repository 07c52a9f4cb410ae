namespace Whence.Corpus.Truths;

/// <summary>A passage that two sources share, and the documents that have it.</summary>
internal sealed record PassageTruth(
    string Id, string Text, IReadOnlyList<string> Sources, IReadOnlyList<string> Documents);
