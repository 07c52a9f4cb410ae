using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Attribution.GivenTexts;

/// <summary>Reads a JSON string as text and a JSON array as ids.</summary>
internal sealed class TextOrTokensConverter : JsonConverter<TextOrTokens>
{
    public override TextOrTokens Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => new TextOrTokens(reader.GetString(), null),
            JsonTokenType.StartArray =>
                new TextOrTokens(null, JsonSerializer.Deserialize<List<int>>(ref reader, options)),
            _ => throw new JsonException("A text or an array of token ids is expected."),
        };

    public override void Write(Utf8JsonWriter writer, TextOrTokens value, JsonSerializerOptions options)
    {
        if (value.Text is not null)
        {
            writer.WriteStringValue(value.Text);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Tokens, options);
        }
    }
}
