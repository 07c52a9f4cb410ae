using System.Text.Json;
using Whence.Engine.Configuration;
using Whence.Hosting.Problems;
using Whence.Text;

namespace Whence.Decoding.Embeddings;

/// <summary>Reads the four forms of <c>input</c>.</summary>
internal sealed class EmbeddingInputs(Tokenizer tokenizer, ModelConfig config, int most)
{
    // A token has at least one byte, so a longer text cannot fit; it is refused before it is split.
    private const int BytesPerTokenMax = 64;

    public IReadOnlyList<int[]> Read(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.String => [Text(input, "input")],
        JsonValueKind.Array when input.GetArrayLength() == 0 =>
            throw Invalid("The input is empty; give at least one text.", "input"),
        JsonValueKind.Array when input[0].ValueKind == JsonValueKind.Number => [Ids(input, "input")],
        JsonValueKind.Array => Many(input),
        _ => throw WrongType("input"),
    };

    private List<int[]> Many(JsonElement input)
    {
        var count = input.GetArrayLength();
        if (count > most)
        {
            throw Invalid($"There are {count} inputs; give at most {most}.", "input");
        }

        var inputs = new List<int[]>(count);
        foreach (var element in input.EnumerateArray())
        {
            var parameter = $"input[{inputs.Count}]";
            inputs.Add(element.ValueKind switch
            {
                JsonValueKind.String => Text(element, parameter),
                JsonValueKind.Array => Ids(element, parameter),
                _ => throw WrongType(parameter),
            });
        }

        return inputs;
    }

    private int[] Text(JsonElement element, string parameter)
    {
        var text = element.GetString()!;
        return text.Length <= (long)config.ContextLength * BytesPerTokenMax
            ? Checked([.. tokenizer.Encode(text)], parameter)
            : throw TooLong(text.Length, "characters", parameter);
    }

    private int[] Ids(JsonElement element, string parameter)
    {
        var ids = new List<int>();
        foreach (var id in element.EnumerateArray())
        {
            ids.Add(id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number)
                ? number
                : throw WrongType($"{parameter}[{ids.Count}]"));
        }

        return Checked([.. ids], parameter);
    }

    private int[] Checked(int[] ids, string parameter)
    {
        if (ids.Length == 0)
        {
            throw Invalid("The input is empty; give at least one token.", parameter);
        }

        if (ids.Length > config.ContextLength)
        {
            throw TooLong(ids.Length, "tokens", parameter);
        }

        var wrong = Array.FindIndex(ids, id => (uint)id >= (uint)config.VocabularySize || id == config.Tokens.Mask);
        return wrong < 0 ? ids : throw new ApiException(
            422,
            "invalid_token",
            $"Token id {ids[wrong]} is no token of a text; use ids from 0 to {config.VocabularySize - 1} without the "
                + $"mask {config.Tokens.Mask}.",
            $"{parameter}[{wrong}]");
    }

    private ApiException TooLong(int count, string what, string parameter) => new(
        422,
        "text_too_long",
        $"The input has {count} {what}; the model reads at most {config.ContextLength} tokens at once.",
        parameter);

    private static ApiException Invalid(string sentence, string parameter) =>
        new(422, "invalid_value", sentence, parameter);

    private static ApiException WrongType(string parameter) => new(
        400, "invalid_type", $"{parameter} must be a text, several, token ids, or several lists of ids.", parameter);
}
