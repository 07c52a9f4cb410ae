using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Provenance.Banks;

/// <summary>Reads and writes the JSON of a bank.</summary>
internal static class BankJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    private static readonly JsonSerializerOptions Lines = new(Indented) { WriteIndented = false };

    public static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), Indented) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new ProvenanceException(
                $"{file} is not what a bank holds under this name; build the bank again.", exception);
        }
    }

    /// <summary>Writes a whole file or none.</summary>
    public static void Write<T>(string file, T value)
    {
        var draft = file + ".tmp";
        using (var stream = new FileStream(draft, FileMode.Create))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(value, Indented));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    public static byte[] Line<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Lines), (byte)'\n'];

    public static T ParseLine<T>(string line) =>
        JsonSerializer.Deserialize<T>(line, Lines) ?? throw new JsonException();

    public static string Digest<T>(T value) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, Lines)));
}
