using System.Text.Json;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Catalogue.Labels;

/// <summary>Labels that somebody gave to discovered concepts: discovered.json in a model folder, in the form of
/// concepts.json.</summary>
public static class DiscoveredLabels
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "discovered.json";

    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Reads the labels by id; none when the folder has no such file.</summary>
    /// <exception cref="ModelException">The file is malformed or names a concept outside the head.</exception>
    public static IReadOnlyDictionary<int, ConceptEntry> Read(string folder, int discovered)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return new Dictionary<int, ConceptEntry>();
        }

        return ConceptCatalogue.Parse(File.ReadAllText(path), path, discovered, "discovered")
            .Entries.ToDictionary(entry => entry.Id);
    }

    /// <summary>Writes entries in the form of concepts.json.</summary>
    public static void Write(string path, IEnumerable<ConceptEntry> entries) =>
        File.WriteAllText(path, JsonSerializer.Serialize(entries, Options) + "\n");
}
