namespace Whence.Tokenization.Texts;

/// <summary>The body of <c>POST /v1/detokenize</c>.</summary>
/// <param name="Tokens">The ids.</param>
/// <param name="SkipSpecialTokens">Whether special tokens are left out. By default they show by their names.</param>
/// <param name="Model">The name of the model, which is checked.</param>
internal sealed record DetokenizeRequest(
    IReadOnlyList<int> Tokens, bool? SkipSpecialTokens = null, string? Model = null);
