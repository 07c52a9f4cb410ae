using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Cli.Terminal;

/// <summary>One way to print JSON: snake_case names, absent values left out, one object per command.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Readable = new(Compact) { WriteIndented = true, NewLine = "\n" };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Compact);

    public static void Write<T>(CommandStreams streams, T value) =>
        streams.Output.WriteLine(JsonSerializer.Serialize(value, Readable));
}
