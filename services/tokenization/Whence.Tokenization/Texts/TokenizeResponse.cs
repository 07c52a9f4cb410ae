namespace Whence.Tokenization.Texts;

/// <summary>The answer of <c>POST /v1/tokenize</c>.</summary>
/// <param name="Model">The name of the model.</param>
/// <param name="Tokens">The ids.</param>
/// <param name="Count">How many there are.</param>
/// <param name="ContextLength">How many prompt and answer may have together.</param>
/// <param name="Offsets">Start and end of each token in the text, in code points, the end exclusive; a token that holds
/// a part of a character has the whole character. Null for messages.</param>
internal sealed record TokenizeResponse(
    string Model, IReadOnlyList<int> Tokens, int Count, int ContextLength, IReadOnlyList<IReadOnlyList<int>>? Offsets);
