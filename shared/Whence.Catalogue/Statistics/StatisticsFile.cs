using System.Text.Json;
using System.Text.Json.Serialization;
using Whence.Engine.Concepts;
using Whence.Models;

namespace Whence.Catalogue.Statistics;

/// <summary>Reads and writes concept-statistics.json, which lies in a model folder.</summary>
public static class StatisticsFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "concept-statistics.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter<ConceptKind>(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the statistics of a model, or null when its folder has none.</summary>
    /// <exception cref="ModelException">The file is malformed, or belongs to other weights.</exception>
    public static StatisticsDocument? Read(string folder, string modelDigest)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        var document = Parse(path);
        return document.ModelDigest == modelDigest ? document : throw new ModelException(
            $"{path} was measured with other weights; measure again: whence concepts measure --corpus DIR.");
    }

    /// <summary>Writes the file as a whole or not at all.</summary>
    public static void Write(string folder, StatisticsDocument document)
    {
        var path = Path.Combine(folder, Name);
        var temporary = path + ".new";
        using (var stream = File.Create(temporary))
        {
            JsonSerializer.Serialize(stream, document, Options);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static StatisticsDocument Parse(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<StatisticsDocument>(stream, Options)
                ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new ModelException(
                $"{path} is not a file of concept statistics; measure again: whence concepts measure --corpus DIR.",
                exception);
        }
    }
}
