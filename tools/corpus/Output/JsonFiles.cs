using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Whence.Corpus.Output;

/// <summary>One way to write JSON, so that the same library gives the same bytes everywhere.</summary>
internal static class JsonFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Readable = new(Compact) { WriteIndented = true, NewLine = "\n" };

    public static string Indented<T>(T value) => JsonSerializer.Serialize(value, Readable);

    public static void Write<T>(string path, T value) => File.WriteAllText(path, Indented(value) + "\n", Utf8);

    public static void WriteLines<T>(string path, IEnumerable<T> values)
    {
        using var writer = new StreamWriter(path, append: false, Utf8) { NewLine = "\n" };
        foreach (var value in values)
        {
            writer.WriteLine(JsonSerializer.Serialize(value, Compact));
        }
    }
}
