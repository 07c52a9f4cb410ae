namespace Whence.Corpus.Model;

/// <summary>One or two sentences with the names of the concepts that their own words show.</summary>
internal sealed record Chunk(string Text, IReadOnlyList<string> Concepts);
