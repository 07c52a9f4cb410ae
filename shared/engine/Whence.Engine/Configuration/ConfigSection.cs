using System.Text.Json;

namespace Whence.Engine.Configuration;

/// <summary>Typed access to one JSON object, with errors that name the file and the key.</summary>
internal sealed class ConfigSection(JsonElement element, string file)
{
    public ConfigSection? Section(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        var value = element.GetProperty(key);
        return value.ValueKind == JsonValueKind.Object
            ? new ConfigSection(value, file)
            : throw Wrong(key, "an object");
    }

    public bool Has(string key) => element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public int Integer(string key, int? fallback = null) => OptionalInteger(key) ?? fallback ?? throw Missing(key);

    public int? OptionalInteger(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        var value = element.GetProperty(key);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw Wrong(key, "a whole number");
    }

    /// <summary>Returns a number, null where the key is null, or the fallback where the key is absent.</summary>
    public float? Number(string key, float? fallback)
    {
        if (!element.TryGetProperty(key, out var value))
        {
            return fallback;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number => value.GetSingle(),
            _ => throw Wrong(key, "a number"),
        };
    }

    /// <summary>Returns a whole number, null where the key is null, or the fallback where the key is absent.</summary>
    public int? IntegerOrNull(string key, int? fallback) =>
        element.TryGetProperty(key, out _) ? OptionalInteger(key) : fallback;

    public bool Flag(string key, bool fallback)
    {
        if (!Has(key))
        {
            return fallback;
        }

        return element.GetProperty(key).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(key, "true or false"),
        };
    }

    public T Choice<T>(string key, T fallback, params (string Name, T Value)[] choices)
    {
        if (!Has(key))
        {
            return fallback;
        }

        var text = element.GetProperty(key).ValueKind == JsonValueKind.String
            ? element.GetProperty(key).GetString()
            : null;
        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        throw Wrong(key, "one of " + string.Join(", ", choices.Select(choice => choice.Name)));
    }

    public ConfigException Invalid(string message) => new($"{file}: {message}.");

    private ConfigException Missing(string key) => Invalid($"{key} is missing; add it to the configuration");

    private ConfigException Wrong(string key, string expected) => Invalid($"{key} must be {expected}");
}
