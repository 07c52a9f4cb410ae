namespace Whence.Corpora;

/// <summary>A piece of a document: the smallest unit that is cited.</summary>
/// <param name="StartChar">Where it begins in the text of the document, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
public readonly record struct CorpusChunk(int StartChar, int EndChar);
