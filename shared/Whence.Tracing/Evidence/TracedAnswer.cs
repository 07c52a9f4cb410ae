namespace Whence.Tracing.Evidence;

/// <summary>An answer, and the part of it that is traced.</summary>
/// <param name="Prompt">The prompt as text.</param>
/// <param name="Answer">The whole answer as text.</param>
/// <param name="StartChar">Where the part begins in the answer, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Tokens">Its tokens that carry text, in the order of the text.</param>
/// <param name="Composed">The vectors that entered the LM head for them, [width] each.</param>
public sealed record TracedAnswer(
    string Prompt,
    string Answer,
    int StartChar,
    int EndChar,
    IReadOnlyList<int> Tokens,
    IReadOnlyList<float[]> Composed);
