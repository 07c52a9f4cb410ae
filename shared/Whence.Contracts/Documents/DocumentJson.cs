using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Contracts.Documents;

/// <summary>How documents are written: snake_case, nothing that is null, nothing unknown on reading.</summary>
public static class DocumentJson
{
    /// <summary>Gets the options.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip, // a newer writer may say more
    };

    /// <summary>Writes a document.</summary>
    public static byte[] Write<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">The bytes are no such document.</exception>
    public static T Read<T>(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize<T>(content, Options) ?? throw new JsonException("The document is null.");
}
