namespace Whence.Corpora;

/// <summary>A document of a corpus.</summary>
/// <remarks>
/// Every offset into <see cref="Text"/> counts UTF-16 code units, as .NET strings do; the HTTP API counts code points.
/// </remarks>
/// <param name="Id">Its id, once in a corpus.</param>
/// <param name="Source">The id of the source that it is from.</param>
/// <param name="Text">Its text; where the corpus gives chunks, they are joined by one space, or by none before a chunk
/// that begins with a line feed.</param>
/// <param name="Chunks">Its chunks in order, at least one; they do not overlap, and what lies between two is white
/// space.</param>
/// <param name="Title">Its title, if it has one.</param>
/// <param name="Url">Where it was published.</param>
/// <param name="Licence">Its licence, an SPDX identifier where there is one; null where only the source says it.
/// </param>
/// <param name="Date">When it was published.</param>
/// <param name="Split">The part of the corpus that it belongs to, such as <c>train</c> or <c>heldout</c>.</param>
public sealed record CorpusDocument(
    string Id,
    string Source,
    string Text,
    IReadOnlyList<CorpusChunk> Chunks,
    string? Title = null,
    string? Url = null,
    string? Licence = null,
    DateOnly? Date = null,
    string? Split = null)
{
    /// <summary>Returns the text of a chunk.</summary>
    public string TextOf(CorpusChunk chunk) => Text[chunk.StartChar..chunk.EndChar];
}
