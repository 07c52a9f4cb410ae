namespace Whence.Corpus.Sources.Court;

/// <summary>A kind of case: what the charge says, what the evidence says, and what and where it may be.</summary>
internal sealed record CourtMatter(
    string Title,
    ChunkKind Charge,
    ChunkKind Evidence,
    IReadOnlyList<string> Things,
    IReadOnlyList<string> Places);
