using Whence.Corpora.Storage;

namespace Whence.Retrieval.Verbatim;

/// <summary>A place where a match stands.</summary>
/// <param name="Document">The document.</param>
/// <param name="StartChar">Where the match begins in its text, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Before">The text before it.</param>
/// <param name="Text">The match as it stands there; white space may differ from the text that was asked about.</param>
/// <param name="After">The text behind it.</param>
/// <param name="Copies">How many more times the corpus has the match with the same words around it.</param>
public sealed record VerbatimPlace(
    DocumentEntry Document, int StartChar, int EndChar, string Before, string Text, string After, int Copies);
