namespace Whence.Retrieval.Verbatim;

/// <summary>What a text shares with a corpus, word for word. It says where the same words stand, not that they were the
/// cause.</summary>
/// <param name="Spans">The matches, ranked.</param>
/// <param name="Words">The words of the text behind <see cref="VerbatimOptions.FirstChar"/>.</param>
/// <param name="WordsMatched">Those of them that lie in a match long enough to count, returned or not.</param>
public sealed record VerbatimTrace(IReadOnlyList<VerbatimSpan> Spans, int Words, int WordsMatched);
