namespace Whence.Tracing.Evidence;

/// <summary>A chunk that holds some of the nearest training tokens.</summary>
/// <param name="Document">The number of its document in the bank.</param>
/// <param name="StartChar">Where the first of them begins in the text of the document, in UTF-16 code units.</param>
/// <param name="EndChar">Where the last of them ends, exclusive.</param>
/// <param name="Share">Their share of all neighbours of all tokens.</param>
internal sealed record ChunkVotes(int Document, int StartChar, int EndChar, double Share);
