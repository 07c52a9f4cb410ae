namespace Whence.Provenance.Evidence;

/// <summary>A document's part in an answer.</summary>
/// <param name="Document">Its number in the bank.</param>
/// <param name="Share">Its share of what all prototypes speak for the tokens.</param>
/// <param name="Chunk">The chunk that has the largest part of it.</param>
/// <param name="StartChar">Where the first of its tokens in that chunk begins, in UTF-16 code units of the document's
/// text.</param>
/// <param name="EndChar">Where the last of them ends, exclusive.</param>
public sealed record DocumentShare(int Document, double Share, int Chunk, int StartChar, int EndChar);
