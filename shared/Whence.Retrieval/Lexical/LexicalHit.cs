using Whence.Corpora.Storage;

namespace Whence.Retrieval.Lexical;

/// <summary>A chunk that shares words with a query.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Chunk">Its place among the chunks of the document, from 0.</param>
/// <param name="StartChar">Where it begins in the text of the document, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Text">Its text.</param>
/// <param name="Score">Its score, above 0; scores of different queries do not compare.</param>
public sealed record LexicalHit(
    DocumentEntry Document, int Chunk, int StartChar, int EndChar, string Text, double Score);
