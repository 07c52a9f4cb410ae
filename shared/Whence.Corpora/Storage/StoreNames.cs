namespace Whence.Corpora.Storage;

/// <summary>Names what a store holds, as it is called in its file.</summary>
internal static class StoreNames
{
    public const string Kind = "whence.corpus";
    public const string Version = "1";

    // Metadata.
    public const string KindKey = "kind";
    public const string VersionKey = "version";
    public const string DigestKey = "corpus_sha256";
    public const string ContentKey = "content_sha256";

    // UTF-8 of all texts, and where each document begins in it; [documents + 1].
    public const string Text = "text";
    public const string TextStart = "text_start";

    // One JSON object for each document, and where each begins; [documents + 1].
    public const string Fields = "fields";
    public const string FieldsStart = "fields_start";

    // The chunks of all documents, and the first of each document; [documents + 1].
    public const string ChunkStart = "chunk_start_char";
    public const string ChunkEnd = "chunk_end_char";
    public const string ChunkFirst = "chunk_first";

    // The source of each document, and a JSON list of their ids.
    public const string SourceOf = "source_of";
    public const string Sources = "sources";
}
