namespace Whence.Corpora.Reading;

/// <summary>What to accept from a corpus.</summary>
public sealed record CorpusReaderOptions
{
    /// <summary>Gets the source of documents that name none; null refuses them.</summary>
    public string? DefaultSource { get; init; }

    /// <summary>Gets the length of a chunk, in UTF-16 code units, above which a document that comes as one text is cut.
    /// </summary>
    public int ChunkCharsMax { get; init; } = 600;

    /// <summary>Gets the length of a line, in bytes, above which it is refused: a line is held in memory.</summary>
    public int LineBytesMax { get; init; } = 1 << 26;
}
