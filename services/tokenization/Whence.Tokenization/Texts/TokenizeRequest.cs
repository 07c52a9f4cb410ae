using Whence.Contracts.Documents;

namespace Whence.Tokenization.Texts;

/// <summary>The body of <c>POST /v1/tokenize</c>: exactly one of text and messages.</summary>
/// <param name="Text">A text; the names of special tokens in it are text.</param>
/// <param name="Messages">A chat, laid out as the model expects it.</param>
/// <param name="AddGenerationPrompt">With messages: whether the answer is left open at the end; by default so.</param>
/// <param name="Model">The name of the model, which is checked.</param>
internal sealed record TokenizeRequest(
    string? Text = null,
    IReadOnlyList<ChatTurn>? Messages = null,
    bool? AddGenerationPrompt = null,
    string? Model = null);
