using Whence.Contracts.Documents;
using Whence.Models.Answers;
using Whence.Models.Prompts;
using Whence.Text;

namespace Whence.Tokenization.Prompts;

/// <summary>Turns the prompt of a request into ids.</summary>
internal static class PromptReader
{
    /// <exception cref="PromptException">The model cannot be given this prompt.</exception>
    public static TokensDocument Read(PromptEncoder prompts, RequestDocument request)
    {
        var newTokens = request.Settings.MaxNewTokens;
        return (request.Text, request.Chat, request.Tokens) switch
        {
            ({ } text, null, null) => Text(prompts, text, newTokens),
            (null, { } chat, null) => new TokensDocument
            {
                Tokens = prompts.Chat([.. chat.Select(turn => new ChatMessage(turn.Role, turn.Content))], newTokens),
            },
            (null, null, { } ids) => Ids(prompts, ids, newTokens),
            _ => throw new PromptException(
                "invalid_prompt", "The request must hold exactly one of text, chat and tokens."),
        };
    }

    private static TokensDocument Text(PromptEncoder prompts, string text, int newTokens)
    {
        var spans = prompts.Text(text, newTokens);
        var offsets = new CodePointOffsets(text);
        return new TokensDocument
        {
            Tokens = [.. spans.Select(span => span.Id)],
            Offsets = [.. spans.SelectMany(span => new[] { offsets.At(span.StartChar), offsets.At(span.EndChar) })],
        };
    }

    private static TokensDocument Ids(PromptEncoder prompts, IReadOnlyList<int> ids, int newTokens)
    {
        prompts.CheckIds(ids, newTokens);
        return new TokensDocument { Tokens = ids };
    }
}
