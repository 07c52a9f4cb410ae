using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;

namespace Whence.Generations.Requests.Reading;

/// <summary>One JSON value and where it stands.</summary>
internal sealed class FieldValue(JsonElement element, string path)
{
    private const int ShownMax = 40;

    public string Path => path;

    public JsonValueKind Kind => element.ValueKind;

    public bool IsList => Kind == JsonValueKind.Array;

    public bool IsText => Kind == JsonValueKind.String;

    /// <summary>Gets the value as it was sent.</summary>
    public string Json => element.GetRawText();

    /// <summary>Returns whether the value is some JSON, however both are written.</summary>
    public bool IsJson(string json)
    {
        using var other = JsonDocument.Parse(json);
        return JsonElement.DeepEquals(element, other.RootElement);
    }

    public string Text()
    {
        Require(JsonValueKind.String, "a string");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ApiException(
                StatusCodes.Status400BadRequest,
                "invalid_json",
                $"{path} holds half of a surrogate pair; send whole characters.",
                path);
        }
    }

    public bool Flag() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongType("true or false"),
    };

    public double Number(NumberRange range)
    {
        Require(JsonValueKind.Number, "a number");
        var value = Double();
        return value >= range.Least && value <= range.Most
            ? value
            : throw OutOfRange(
                $"a number from {Show(range.Least)} to {Show(range.Most)}", Show(range.Nearest(value)));
    }

    public long Whole(WholeRange range)
    {
        Require(JsonValueKind.Number, "a whole number");
        var value = element.TryGetInt64(out var exact) ? exact : Double();
        return range.Contains(value)
            ? (long)value
            : throw OutOfRange(range.ToString(), range.Nearest(value).ToString(CultureInfo.InvariantCulture));
    }

    public Fields Object()
    {
        Require(JsonValueKind.Object, "an object");
        return new Fields(element, path);
    }

    public IReadOnlyList<FieldValue> List(int countMax)
    {
        Require(JsonValueKind.Array, "an array");
        var count = element.GetArrayLength();
        return count <= countMax
            ? [.. element.EnumerateArray().Select((item, i) => new FieldValue(item, $"{path}[{i}]"))]
            : throw Invalid($"{path} has {count} items; use at most {countMax}.");
    }

    /// <summary>Returns the refusal of a value that has the right type.</summary>
    public ApiException Invalid(string sentence) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid_value", sentence, path);

    public ApiException WrongType(string expected) => new(
        StatusCodes.Status400BadRequest, "invalid_type", $"{path} must be {expected}.", path);

    private ApiException OutOfRange(string range, string nearest)
    {
        var raw = element.GetRawText();
        var shown = raw.Length <= ShownMax ? raw : raw[..ShownMax] + "...";
        return Invalid($"{path} is {shown}; use {range}. The nearest is {nearest}.");
    }

    // A number beyond float64 is read as infinite, and is out of every range.
    private double Double() => element.TryGetDouble(out var value) ? value
        : element.GetRawText().StartsWith('-') ? double.NegativeInfinity
        : double.PositiveInfinity;

    private void Require(JsonValueKind kind, string expected)
    {
        if (Kind != kind)
        {
            throw WrongType(expected);
        }
    }

    private static string Show(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
