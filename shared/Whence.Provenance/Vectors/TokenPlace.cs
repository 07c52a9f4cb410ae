namespace Whence.Provenance.Vectors;

/// <summary>A token of a document.</summary>
/// <param name="Position">Its position among the tokens of the document, ends of chunks included.</param>
/// <param name="Token">Its id.</param>
/// <param name="Chunk">The chunk that it is in.</param>
/// <param name="StartChar">Where it begins in the text of the document, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
public readonly record struct TokenPlace(int Position, int Token, int Chunk, int StartChar, int EndChar);
