using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Catalogue.Labels;

/// <summary>
/// The labels of a published model, as comma-separated values with the columns of the reference's
/// concept_labels.parquet: concept_id, name, description, head, group_id, group_name, is_steerable, is_tone,
/// is_alignment, is_demographic.
/// </summary>
/// <param name="Known">Entries of known concepts, by id.</param>
/// <param name="Discovered">Entries of discovered concepts, by id within their kind.</param>
/// <param name="Skipped">Rows without a name: nobody has labelled them.</param>
public sealed record LabelTable(
    IReadOnlyList<ConceptEntry> Known, IReadOnlyList<ConceptEntry> Discovered, int Skipped)
{
    private static readonly string[] Required = ["concept_id", "name"];

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
        MissingFieldFound = null,
    };

    /// <summary>Reads a table.</summary>
    /// <param name="text">With a line of headers.</param>
    /// <param name="file">Its path, for errors.</param>
    /// <param name="known">How many known concepts the model has: ids from there on are discovered ones.</param>
    /// <exception cref="ModelException">A column is missing, or a row is malformed.</exception>
    public static LabelTable Read(TextReader text, string file, int known)
    {
        using var csv = new CsvReader(text, Configuration, leaveOpen: true);
        try
        {
            return Read(csv, file, known);
        }
        catch (CsvHelperException exception)
        {
            throw new ModelException(
                $"{file}: row {csv.Parser.Row} cannot be read; export the table as CSV with a header line.", exception);
        }
    }

    private static LabelTable Read(CsvReader csv, string file, int known)
    {
        RequireColumns(csv, file);
        var (entries, skipped) = (new SortedDictionary<(bool Discovered, int Id), ConceptEntry>(), 0);
        while (csv.Read())
        {
            if (string.IsNullOrWhiteSpace(csv.GetField("name")))
            {
                skipped++;
                continue;
            }

            var discovered = IsDiscovered(csv, known, out var id);
            if (!entries.TryAdd((discovered, id), Entry(csv, id)))
            {
                throw new ModelException($"{file}: row {csv.Parser.Row} repeats concept {id}; keep one row of each.");
            }
        }

        return new LabelTable(Unique(entries, discovered: false), Unique(entries, discovered: true), skipped);
    }

    private static void RequireColumns(CsvReader csv, string file)
    {
        var headers = csv.Read() && csv.ReadHeader() ? csv.HeaderRecord ?? [] : [];
        var missing = Required.Except(headers.Select(header => header.Trim().ToLowerInvariant())).ToList();
        if (missing.Count > 0)
        {
            throw new ModelException(
                $"{file} has no column {string.Join(" and no column ", missing)}; its first line must name the " +
                "columns.");
        }
    }

    // The reference numbers discovered concepts behind the known ones, and says so in the column head as well.
    private static bool IsDiscovered(CsvReader csv, int known, out int id)
    {
        id = csv.GetField<int>("concept_id");
        var head = csv.GetField("head")?.Trim().ToLowerInvariant();
        var discovered = head is "unknown" or "discovered" || (head is null or "" && id >= known);
        id -= discovered && id >= known ? known : 0;
        return discovered;
    }

    private static ConceptEntry Entry(CsvReader csv, int id)
    {
        var (tone, alignment) = (Flag(csv, "is_tone"), Flag(csv, "is_alignment"));
        var demographic = Flag(csv, "is_demographic");
        return new ConceptEntry(
            id,
            csv.GetField("name")!.Trim(),
            Text(csv, "description"),
            Text(csv, "group_name"),
            tone ? "tone" : alignment ? "alignment" : demographic ? "demographic" : "topic",
            Flag(csv, "is_steerable", absent: true),
            tone,
            alignment,
            demographic);
    }

    // A catalogue is looked up by name, so two concepts of one name get their ids beside it.
    private static List<ConceptEntry> Unique(
        SortedDictionary<(bool Discovered, int Id), ConceptEntry> entries, bool discovered) =>
    [
        .. entries.Where(pair => pair.Key.Discovered == discovered).Select(pair => pair.Value)
            .GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Count() == 1
                ? group.AsEnumerable()
                : group.Select(entry => entry with { Name = $"{entry.Name} ({entry.Id})" }))
            .OrderBy(entry => entry.Id),
    ];

    private static string? Text(CsvReader csv, string column) =>
        csv.GetField(column) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static bool Flag(CsvReader csv, string column, bool absent = false) =>
        csv.GetField(column)?.Trim().ToLowerInvariant() switch
        {
            null or "" => absent,
            "true" or "1" or "t" or "yes" => true,
            _ => false,
        };
}
