namespace Whence.Tokenization.Texts;

/// <summary>The answer of <c>POST /v1/detokenize</c>.</summary>
/// <param name="Model">The name of the model.</param>
/// <param name="Text">The text; bytes that are not UTF-8 are U+FFFD.</param>
internal sealed record DetokenizeResponse(string Model, string Text);
