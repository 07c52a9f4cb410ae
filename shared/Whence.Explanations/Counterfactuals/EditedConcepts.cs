using System.Globalization;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Explanations.Counterfactuals;

/// <summary>Finds the concepts that a counterfactual is about.</summary>
/// <remarks>Every concept may be asked about, those too that may not be steered: to ask what an answer would be without
/// one is to explain it.</remarks>
public static class EditedConcepts
{
    /// <summary>Returns the edit of one concept.</summary>
    /// <param name="package">The model.</param>
    /// <param name="name">A name or id of a known concept, or #ID for a discovered one.</param>
    /// <param name="operation">What is done to its weight.</param>
    /// <param name="value">The weight or the factor; 0 removes it.</param>
    /// <exception cref="ModelException">There is no such concept.</exception>
    public static ConceptEdit Named(
        ModelPackage package, string name, EditOperation operation = EditOperation.Clamp, float value = 0)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(name);
        var concepts = package.Config.Concepts;
        return name.StartsWith('#')
            ? new ConceptEdit(ConceptKind.Discovered, Discovered(name, concepts.Discovered), operation, value)
            : new ConceptEdit(
                ConceptKind.Known, ConceptLookup.Known(package.Catalogue, name, concepts.Known), operation, value);
    }

    /// <summary>Returns the same edit of every concept of a group.</summary>
    /// <param name="package">The model.</param>
    /// <param name="group">A group of the catalogue, in any case.</param>
    /// <param name="operation">What is done to their weights.</param>
    /// <param name="value">The weight or the factor; 0 removes them.</param>
    /// <exception cref="ModelException">There is no such group.</exception>
    public static IReadOnlyList<ConceptEdit> Group(
        ModelPackage package, string group, EditOperation operation = EditOperation.Clamp, float value = 0)
    {
        ArgumentNullException.ThrowIfNull(package);
        ConceptEdit[] edits =
        [
            .. package.Catalogue.Entries
                .Where(entry => string.Equals(entry.Group, group, StringComparison.OrdinalIgnoreCase))
                .Select(entry => new ConceptEdit(ConceptKind.Known, entry.Id, operation, value)),
        ];
        return edits.Length > 0 ? edits : throw UnknownGroup(package.Catalogue, group);
    }

    private static int Discovered(string name, int count) =>
        int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < count
            ? id
            : throw new ModelException(count == 0
                ? $"The model has no discovered concepts, so there is no {name}; name a known one."
                : $"There is no discovered concept {name}; use #0 to #{count - 1}.");

    private static ModelException UnknownGroup(ConceptCatalogue catalogue, string group)
    {
        var groups = catalogue.Entries.Select(entry => entry.Group).OfType<string>().Distinct().Order().ToList();
        return new ModelException(groups.Count == 0
            ? $"The model's concepts have no groups, so there is no '{group}'; name concepts."
            : $"The model has no group '{group}'; use one of {string.Join(", ", groups)}.");
    }
}
