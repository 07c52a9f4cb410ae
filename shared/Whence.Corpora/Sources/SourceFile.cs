using System.Globalization;
using System.Text.Json;
using Whence.Corpora.Reading;

namespace Whence.Corpora.Sources;

/// <summary>Reads the records of a file of sources.</summary>
internal static class SourceFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static IReadOnlyList<SourceRecord> Parse(ReadOnlyMemory<byte> content)
    {
        using var json = JsonDocument.Parse(content, Strict);
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? [.. json.RootElement.EnumerateArray().Select(Record)]
            : throw new FormatException("it holds no list; write a list of sources.");
    }

    private static SourceRecord Record(JsonElement element, int index)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"source {index} is no object; give it an id and a name.");
        }

        var fields = new JsonFields(element);
        var id = fields.Text("id") ?? throw new FormatException($"source {index} has no 'id'; give it one.");
        return new SourceRecord(
            id,
            fields.Text("name") ?? id,
            fields.Text("licence") ?? fields.Text("license"),
            Template(fields, id),
            Trust(element, id),
            fields.Text("contact"),
            Date(fields.Text("opt_out"), id));
    }

    private static string? Template(JsonFields fields, string id)
    {
        var template = fields.Text("url_template");
        if (template is null)
        {
            return fields.Text("url") is { } prefix ? prefix + SourceRecord.DocumentPlace : null;
        }

        return template.Contains(SourceRecord.DocumentPlace, StringComparison.Ordinal)
            ? template
            : throw new FormatException(
                $"the 'url_template' of '{id}' is '{template}'; write {SourceRecord.DocumentPlace} where the id goes.");
    }

    private static double Trust(JsonElement element, string id)
    {
        if (!element.TryGetProperty("trust", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return 1;
        }

        return value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : throw new FormatException($"the 'trust' of '{id}' is no number; give a number from 0 to 1.");
    }

    private static DateOnly? Date(string? text, string id) => text is null
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"the 'opt_out' of '{id}' is '{text}'; write it as 2024-05-18.");
}
