using Microsoft.AspNetCore.Http;
using Whence.Contracts.Documents;
using Whence.Generations.Requests.Reading;
using Whence.Hosting.Problems;
using Whence.Models.Prompts;
using Whence.Text;

namespace Whence.Generations.Requests;

/// <summary>Reads a prompt in each of its forms and checks that the model can be given it.</summary>
internal static class PromptReading
{
    private const int MessagesMax = 1000;

    /// <summary>Reads <c>prompt</c>: a string, or ids.</summary>
    public static Prompt Completion(FieldValue value, ModelInfo model) =>
        value.IsText ? new Prompt { Text = value.Text(), Path = value.Path }
        : value.IsList ? new Prompt { Tokens = Ids(value, model), Path = value.Path }
        : throw value.WrongType("a string or an array of token ids");

    /// <summary>Reads <c>messages</c>.</summary>
    public static Prompt Chat(FieldValue value)
    {
        var turns = value.List(MessagesMax).Select(Turn).ToList();
        return turns.Count > 0
            ? new Prompt { Chat = turns, Path = value.Path }
            : throw value.Invalid($"{value.Path} is empty; give at least one message.");
    }

    /// <summary>Counts the tokens of a prompt.</summary>
    /// <exception cref="ApiException">The model cannot be given it together with so many new tokens.</exception>
    public static int Count(Prompt prompt, int newTokens, ModelInfo model)
    {
        try
        {
            return Encode(prompt, newTokens, model.Encoder);
        }
        catch (PromptException exception)
        {
            var parameter = exception.Parameter?.Replace("tokens", prompt.Path, StringComparison.Ordinal);
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity, exception.Code, exception.Message, parameter ?? prompt.Path);
        }
    }

    private static int Encode(Prompt prompt, int newTokens, PromptEncoder encoder)
    {
        if (prompt.Text is { } text)
        {
            return encoder.Text(text, newTokens).Count;
        }

        if (prompt.Chat is { } chat)
        {
            ChatMessage[] messages = [.. chat.Select(turn => new ChatMessage(turn.Role, turn.Content))];
            return encoder.Chat(messages, newTokens).Length;
        }

        encoder.CheckIds(prompt.Tokens!, newTokens);
        return prompt.Tokens!.Count;
    }

    private static List<int> Ids(FieldValue value, ModelInfo model)
    {
        var range = new WholeRange(0, model.Config.VocabularySize - 1);
        return [.. value.List(model.Config.ContextLength).Select(item => (int)item.Whole(range))];
    }

    private static ChatTurn Turn(FieldValue value)
    {
        var fields = value.Object();
        var role = fields.Find("role") ?? throw Missing(fields.Path("role"));
        var content = fields.Find("content") ?? throw Missing(fields.Path("content"));
        fields.Find("name"); // a participant's name: OpenAI's clients may send it, no template has a place for it
        fields.Close();
        return new ChatTurn(Role(role), content.IsList ? Parts(content) : content.Text());
    }

    // OpenAI renamed the role "system"; both names mean the same here.
    private static string Role(FieldValue value) => value.Text() switch
    {
        "system" or "developer" => "system",
        "user" => "user",
        "assistant" => "assistant",
        _ => throw new ApiException(
            StatusCodes.Status422UnprocessableEntity,
            "invalid_role",
            $"{value.Path} is unknown; use system, user or assistant.",
            value.Path),
    };

    private static string Parts(FieldValue value) => string.Concat(value.List(MessagesMax).Select(part =>
    {
        var fields = part.Object();
        if (fields.Text("type") != "text")
        {
            throw new ApiException(
                StatusCodes.Status400BadRequest,
                "unsupported_parameter",
                $"{fields.Path("type")} must be text; the model reads nothing else.",
                fields.Path("type"));
        }

        var text = fields.Find("text")?.Text() ?? throw Missing(fields.Path("text"));
        fields.Close();
        return text;
    }));

    private static ApiException Missing(string path) => Required.Missing(path);
}
