using System.Globalization;
using System.Text.Json;
using Whence.Engine.Concepts;

namespace Whence.Models.Concepts;

/// <summary>The names of a model's concepts: concepts.json, or numbers where a model has no such file.</summary>
public sealed class ConceptCatalogue
{
    /// <summary>The name of the file in a model folder.</summary>
    public const string FileName = "concepts.json";

    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Dictionary<int, ConceptEntry> _byId;
    private readonly Dictionary<string, ConceptEntry> _byName;

    private ConceptCatalogue(IReadOnlyList<ConceptEntry> entries)
    {
        Entries = entries;
        _byId = entries.ToDictionary(entry => entry.Id);
        _byName = entries.ToDictionary(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the concepts that the file describes, in its order.</summary>
    public IReadOnlyList<ConceptEntry> Entries { get; }

    /// <summary>Reads the catalogue of a model folder; it is empty when there is none.</summary>
    /// <exception cref="ModelException">The file is malformed, or names a concept twice or outside the head.
    /// </exception>
    public static ConceptCatalogue Read(string folder, int known)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? Parse(File.ReadAllText(file), file, known) : new ConceptCatalogue([]);
    }

    /// <summary>Reads a catalogue.</summary>
    /// <param name="json">What the file holds.</param>
    /// <param name="file">Its path, for errors.</param>
    /// <param name="concepts">How many concepts of this kind the model has.</param>
    /// <param name="kind">known or discovered, for errors.</param>
    /// <exception cref="ModelException">It is malformed, or names a concept twice or outside the head.</exception>
    public static ConceptCatalogue Parse(string json, string file, int concepts, string kind = "known")
    {
        var entries = Deserialize(json, file);
        foreach (var entry in entries)
        {
            Require(!string.IsNullOrWhiteSpace(entry.Name), file, $"concept {entry.Id} has no name; add one");
            Require(
                (uint)entry.Id < (uint)concepts,
                file,
                $"concept '{entry.Name}' has the id {entry.Id}; the model has {concepts} {kind} concepts, numbered " +
                "from 0");
        }

        RequireUnique(entries.GroupBy(entry => entry.Id.ToString(CultureInfo.InvariantCulture)), "id", file);
        RequireUnique(entries.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase), "name", file);
        return new ConceptCatalogue(entries);
    }

    /// <summary>Returns what people call a concept: a name of the catalogue, or a number.</summary>
    public string Name(ConceptKind kind, int id) => kind == ConceptKind.Discovered ? $"#{id}"
        : _byId.TryGetValue(id, out var entry) ? entry.Name
        : $"known {id}";

    /// <summary>Returns the entry of a known concept, or null when the file does not describe it.</summary>
    public ConceptEntry? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>Returns the entry of a known concept; one that the file does not describe has its number for a name.
    /// </summary>
    public ConceptEntry Describe(int id) =>
        Find(id) ?? new ConceptEntry(id, Name(ConceptKind.Known, id), null, null, null);

    /// <summary>Returns the entry of a name in any case, or null.</summary>
    public ConceptEntry? Find(string name) => _byName.GetValueOrDefault(name);

    private static List<ConceptEntry> Deserialize(string json, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<List<ConceptEntry>>(json, Options) ?? [];
        }
        catch (JsonException exception)
        {
            throw new ModelException(
                $"{file} must be a JSON array of concepts with id and name, but line {exception.LineNumber + 1} is " +
                "not; restore the file that came with the model.",
                exception);
        }
    }

    private static void RequireUnique(
        IEnumerable<IGrouping<string, ConceptEntry>> groups, string what, string file)
    {
        var twice = groups.FirstOrDefault(group => group.Count() > 1);
        Require(twice is null, file, $"the {what} '{twice?.Key}' stands twice; give each concept its own");
    }

    private static void Require(bool condition, string file, string problem)
    {
        if (!condition)
        {
            throw new ModelException($"{file}: {problem}.");
        }
    }
}
