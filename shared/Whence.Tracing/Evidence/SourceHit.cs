using Whence.Corpora.Storage;

namespace Whence.Tracing.Evidence;

/// <summary>A place in the training text.</summary>
/// <param name="Document">Its document.</param>
/// <param name="StartChar">Where it begins in the text of the document, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Before">The text before it.</param>
/// <param name="Text">The text at it.</param>
/// <param name="After">The text behind it.</param>
/// <param name="Share">Its share of what its list accounts for, 0 to 1; <see cref="AnswerTrace"/> says of what.</param>
/// <param name="Copies">How many more places have the same text, and are not listed for it.</param>
public sealed record SourceHit(
    DocumentEntry Document,
    int StartChar,
    int EndChar,
    string Before,
    string Text,
    string After,
    double Share,
    int Copies = 0);
