using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Trainer.Terminal;

/// <summary>One way to write JSON, and to read it back: snake_case names, text as it is, NaN by name.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonSerializerOptions Readable = new(Compact) { WriteIndented = true, NewLine = "\n" };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Compact);

    public static string Indented<T>(T value) => JsonSerializer.Serialize(value, Readable);

    /// <exception cref="JsonException">The text is no such value.</exception>
    public static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Compact) ?? throw new JsonException("The value is null.");
}
