using System.Text.Json;

namespace Whence.Corpora.Reading;

/// <summary>Reads the properties of an object; absent and null are the same.</summary>
internal readonly struct JsonFields(JsonElement root)
{
    /// <summary>Returns a string, or null where there is none.</summary>
    /// <exception cref="FormatException">It is empty, of another kind, or not Unicode.</exception>
    public string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"'{name}' is no string; write it in quotes.");
        }

        return String(name, value) is { Length: > 0 } text
            ? text
            : throw new FormatException($"'{name}' is empty; fill it in or leave it out.");
    }

    /// <summary>Returns an array with elements, or null where there is none.</summary>
    /// <exception cref="FormatException">It is empty or of another kind.</exception>
    public JsonElement? Array(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            ? value
            : throw new FormatException($"'{name}' is no list with something in it; give at least one element.");
    }

    private JsonElement? Find(string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string String(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"'{name}' holds half of a surrogate pair; write it as Unicode.", exception);
        }
    }
}
