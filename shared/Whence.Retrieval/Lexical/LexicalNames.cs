namespace Whence.Retrieval.Lexical;

/// <summary>Names the arrays of the index.</summary>
internal static class LexicalNames
{
    /// <summary>Where the postings of each word begin, [words + 1].</summary>
    public const string PostingStart = "posting_start";

    /// <summary>The chunks that hold each word, ascending.</summary>
    public const string PostingChunk = "posting_chunk";

    /// <summary>How often each holds it.</summary>
    public const string PostingCount = "posting_count";

    /// <summary>The words of each chunk, [chunks].</summary>
    public const string ChunkWords = "chunk_words";
}
