using System.Text;
using Microsoft.Extensions.Options;
using Whence.Contracts.Documents;
using Whence.Hosting.Problems;
using Whence.Models.Answers;
using Whence.Models.Prompts;
using Whence.Text;

namespace Whence.Tokenization.Texts;

/// <summary>Answers the two endpoints about texts and ids.</summary>
internal sealed class TextTokenizer(TokenizationModel model, IOptions<TokenizationOptions> options)
{
    public TokenizeResponse Tokenize(TokenizeRequest request)
    {
        CheckModel(request.Model);
        return (request.Text, request.Messages) switch
        {
            ({ } text, null) when request.AddGenerationPrompt is null => Text(text),
            ({ }, null) => throw Combination(
                "add_generation_prompt belongs to messages; leave it out with text.", "add_generation_prompt"),
            (null, { } messages) => Chat(messages, request.AddGenerationPrompt ?? true),
            (null, null) => throw Combination("Give a text or messages.", "text"),
            _ => throw Combination("text and messages are both there; give one of them.", "messages"),
        };
    }

    public DetokenizeResponse Detokenize(DetokenizeRequest request)
    {
        CheckModel(request.Model);
        var (ids, most) = (request.Tokens, options.Value.TokensMax);
        if (ids.Count > most)
        {
            throw new ApiException(
                422, "too_many_tokens", $"There are {ids.Count} tokens; give at most {most}.", "tokens");
        }

        for (var i = 0; i < ids.Count; i++)
        {
            CheckId(ids[i], i);
        }

        var text = model.Tokenizer.Decode([.. ids], request.SkipSpecialTokens ?? false);
        return new DetokenizeResponse(model.Name, text);
    }

    private TokenizeResponse Text(string text)
    {
        CheckBytes(Encoding.UTF8.GetByteCount(text), "text");
        var (spans, offsets) = (model.Tokenizer.EncodeWithOffsets(text), new CodePointOffsets(text));
        return Response(
            [.. spans.Select(span => span.Id)],
            [.. spans.Select(span => new[] { offsets.At(span.StartChar), offsets.At(span.EndChar) })]);
    }

    private TokenizeResponse Chat(IReadOnlyList<ChatTurn> messages, bool addGenerationPrompt)
    {
        CheckBytes(messages.Sum(message => (long)Encoding.UTF8.GetByteCount(message.Content)), "messages");
        try
        {
            var chat = messages.Select(message => new ChatMessage(message.Role, message.Content)).ToList();
            return Response(model.Prompts.Layout(chat, addGenerationPrompt), null);
        }
        catch (PromptException refusal)
        {
            throw new ApiException(422, refusal.Code, refusal.Message, refusal.Parameter ?? "messages");
        }
    }

    private TokenizeResponse Response(int[] ids, int[][]? offsets) =>
        new(model.Name, ids, ids.Length, model.ContextLength, offsets);

    private void CheckModel(string? name)
    {
        if (name is not null && name != model.Name)
        {
            throw new ApiException(
                404, "model_not_found", $"There is no model of this name; use '{model.Name}'.", "model");
        }
    }

    private void CheckBytes(long bytes, string parameter)
    {
        if (bytes > options.Value.TextBytesMax)
        {
            throw new ApiException(
                422,
                "text_too_long",
                $"The text has {bytes} bytes in UTF-8; give at most {options.Value.TextBytesMax}.",
                parameter);
        }
    }

    private void CheckId(int id, int index)
    {
        if ((uint)id >= (uint)model.Tokenizer.VocabularySize)
        {
            throw new ApiException(
                422,
                "invalid_token",
                $"Token id {id} is outside the vocabulary; use ids from 0 to {model.Tokenizer.VocabularySize - 1}.",
                $"tokens[{index}]");
        }
    }

    private static ApiException Combination(string sentence, string parameter) =>
        new(422, "invalid_combination", sentence, parameter);
}
