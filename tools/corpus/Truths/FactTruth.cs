namespace Whence.Corpus.Truths;

/// <summary>A fact that one source alone states, and the documents that state it.</summary>
internal sealed record FactTruth(
    string Id, string Source, string Prompt, string Answer, IReadOnlyList<string> Documents);
