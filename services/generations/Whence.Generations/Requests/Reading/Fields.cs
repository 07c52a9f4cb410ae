using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Whence.Hosting.Problems;
using Whence.Models.Concepts;

namespace Whence.Generations.Requests.Reading;

/// <summary>The fields of one JSON object, read one by one: a wrong type is 400, a number out of range 422, and a field
/// that nobody read is unknown.</summary>
internal sealed class Fields(JsonElement element, string path)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Returns where a field stands, for example <c>steering.amplify</c>.</summary>
    public string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Returns a field, or null when it is absent or null.</summary>
    public FieldValue? Find(string name)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new FieldValue(value, Path(name))
            : null;
    }

    public string? Text(string name) => Find(name)?.Text();

    public bool? Flag(string name) => Find(name)?.Flag();

    public double? Number(string name, NumberRange range) => Find(name)?.Number(range);

    public int? Whole(string name, WholeRange range) => (int?)Find(name)?.Whole(range);

    public Fields? Object(string name) => Find(name)?.Object();

    public IReadOnlyList<FieldValue>? List(string name, int countMax) => Find(name)?.List(countMax);

    /// <summary>Refuses the first field that nobody read.</summary>
    public void Close()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
            {
                throw Unknown(property.Name);
            }
        }
    }

    private ApiException Unknown(string name)
    {
        var shown = name.Length <= 64 ? name : name[..64];
        var nearest = _known.MinBy(known => EditDistance.Between(known, shown));
        return new ApiException(
            StatusCodes.Status400BadRequest,
            "unknown_parameter",
            $"There is no field '{Path(shown)}'; the nearest is '{Path(nearest ?? "")}'.",
            Path(shown));
    }
}
