using System.Text.Json;
using System.Text.RegularExpressions;

namespace Whence.Cli.Tests.Support;

/// <summary>Checks a document against the part of JSON Schema that this repository uses.</summary>
internal sealed class MiniSchema(JsonElement root)
{
    private readonly List<string> _errors = [];

    /// <summary>Returns what is wrong, a line per place.</summary>
    public IReadOnlyList<string> Check(JsonElement document)
    {
        _errors.Clear();
        Check(root, document, "$");
        return [.. _errors];
    }

    private void Check(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("type", out var type) && !IsType(type.GetString()!, value))
        {
            _errors.Add($"{path} is not {type}");
            return;
        }

        foreach (var rule in schema.EnumerateObject())
        {
            switch (rule.Name)
            {
                case "$ref": Check(root.GetProperty("$defs").GetProperty(Name(rule.Value)), value, path); break;
                case "anyOf": Require(FitsAny(rule.Value, value, path), path, "fits none of the shapes"); break;
                case "enum": Require(IsOneOf(rule.Value, value), path, $"is not one of {rule.Value}"); break;
                case "minimum": Require(value.GetDouble() >= rule.Value.GetDouble(), path, "is too small"); break;
                case "maximum": Require(value.GetDouble() <= rule.Value.GetDouble(), path, "is too large"); break;
                case "pattern": Require(Matches(rule.Value, value), path, $"does not match {rule.Value}"); break;
                case "required": CheckRequired(rule.Value, value, path); break;
                case "properties": CheckProperties(rule.Value, value, path); break;
                case "items": CheckItems(rule.Value, value, path); break;
                case "type" or "$schema" or "$defs" or "title" or "additionalProperties": break;
                default: _errors.Add($"{path}: the rule {rule.Name} is not supported"); break;
            }
        }
    }

    private static string Name(JsonElement reference) => reference.GetString()!["#/$defs/".Length..];

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out _),
        _ => false,
    };

    // What is wrong with shapes that do not fit is no error.
    private bool FitsAny(JsonElement choices, JsonElement value, string path)
    {
        foreach (var choice in choices.EnumerateArray())
        {
            var before = _errors.Count;
            Check(choice, value, path);
            if (_errors.Count == before)
            {
                return true;
            }

            _errors.RemoveRange(before, _errors.Count - before);
        }

        return false;
    }

    private static bool IsOneOf(JsonElement choices, JsonElement value) =>
        choices.EnumerateArray().Any(choice => choice.GetRawText() == value.GetRawText());

    private static bool Matches(JsonElement pattern, JsonElement value) =>
        Regex.IsMatch(value.GetString()!, pattern.GetString()!);

    private void CheckRequired(JsonElement names, JsonElement value, string path)
    {
        foreach (var name in names.EnumerateArray())
        {
            Require(value.TryGetProperty(name.GetString()!, out _), path, $"lacks {name}");
        }
    }

    // All objects of our schemas are closed.
    private void CheckProperties(JsonElement rules, JsonElement value, string path)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (rules.TryGetProperty(property.Name, out var rule))
            {
                Check(rule, property.Value, $"{path}.{property.Name}");
            }
            else
            {
                _errors.Add($"{path} has the unknown property {property.Name}");
            }
        }
    }

    private void CheckItems(JsonElement rule, JsonElement value, string path)
    {
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            Check(rule, item, $"{path}[{index}]");
        }
    }

    private void Require(bool condition, string path, string problem)
    {
        if (!condition)
        {
            _errors.Add($"{path} {problem}");
        }
    }
}
