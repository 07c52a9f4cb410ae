using System.Globalization;

namespace Whence.Models.Concepts;

/// <summary>Finds the known concept that a user means, by name or id.</summary>
public static class ConceptLookup
{
    private const int SuggestionsMax = 5;

    /// <summary>Returns the id of a concept that may be steered.</summary>
    /// <exception cref="ModelException">There is no such concept, or it may only be reported.</exception>
    public static int Steerable(ConceptCatalogue catalogue, string nameOrId, int known)
    {
        var id = Known(catalogue, nameOrId, known);
        return catalogue.Find(id) is { IsSteerable: false } entry
            ? throw new ModelException(
                $"'{entry.Name}' is a {entry.Kind} concept, which is reported but never steered; name another concept.")
            : id;
    }

    /// <summary>Returns the names nearest to a wrong one, or none: those that contain it or are contained in it first,
    /// then by the number of edits.</summary>
    public static IReadOnlyList<string> Nearest(ConceptCatalogue catalogue, string name) =>
    [
        .. catalogue.Entries
            .Select(entry => (entry.Name, Distance: Distance(entry.Name, name)))
            .Where(candidate => candidate.Distance <= Math.Max(2, name.Length / 2))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(SuggestionsMax)
            .Select(candidate => candidate.Name),
    ];

    /// <summary>Returns the id of a known concept, steerable or not.</summary>
    /// <exception cref="ModelException">The name is empty, or there is no such concept.</exception>
    public static int Known(ConceptCatalogue catalogue, string nameOrId, int known)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(nameOrId);
        if (string.IsNullOrWhiteSpace(nameOrId))
        {
            throw new ModelException("A concept was named with nothing; give its name or its id.");
        }

        if (catalogue.Find(nameOrId) is { } entry)
        {
            return entry.Id;
        }

        if (!int.TryParse(nameOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            throw Unknown(catalogue, nameOrId, known);
        }

        return id < known
            ? id
            : throw new ModelException(
                $"There is no known concept {id}; the model has {known}, numbered from 0.");
    }

    private static ModelException Unknown(ConceptCatalogue catalogue, string name, int known)
    {
        var advice = catalogue.Entries.Count == 0 ? $"it has no {ConceptCatalogue.FileName}, so use an id below {known}"
            : Nearest(catalogue, name) is { Count: > 0 } nearest ? $"did you mean {string.Join(", ", nearest)}"
            : "run whence concepts to list them";
        return new ModelException($"The model has no concept '{name}'; {advice}.");
    }

    private static int Distance(string candidate, string name)
    {
        var (left, right) = (candidate.ToUpperInvariant(), name.ToUpperInvariant());
        var contains = left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal);
        return contains ? Math.Abs(left.Length - right.Length) - 1000 : EditDistance.Between(left, right);
    }
}
