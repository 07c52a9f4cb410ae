using System.Text.Json.Serialization;
using Whence.Engine.Concepts;
using Whence.Models.Concepts;

namespace Whence.Attribution.Catalogue;

/// <summary>A concept in a list.</summary>
/// <param name="Id">Its id within its kind.</param>
/// <param name="Kind">known or discovered.</param>
/// <param name="Label">Its name; a discovered concept without a label has its number.</param>
/// <param name="Description">What it stands for; without a label, the words of its strongest training chunks.</param>
/// <param name="Group">The concepts that it belongs with.</param>
/// <param name="Category">topic, tone, demographic or alignment.</param>
/// <param name="IsSteerable">Whether it may be amplified, suppressed or set.</param>
/// <param name="IsTone">Whether it is about how something is said.</param>
/// <param name="IsAlignment">Whether it is about conduct, such as flattery or hedging.</param>
/// <param name="IsDemographic">Whether it is about a group of people.</param>
internal sealed record ConceptSummary(
    int Id,
    string Kind,
    string Label,
    string? Description,
    string? Group,
    string? Category,
    bool IsSteerable,
    bool IsTone,
    bool IsAlignment,
    bool IsDemographic)
{
    /// <summary>Gets how well it matches the words; comparable within one query, absent without words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    /// <summary>Gets how its best word matched: <c>whole-word</c> or <c>prefix</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Match { get; init; }

    /// <summary>Gets the cosine of its embedding with that of the concept whose neighbours were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Cosine { get; init; }

    public static ConceptSummary Of(ConceptKind kind, ConceptEntry entry) => new(
        entry.Id,
        KindNames.Of(kind),
        entry.Name,
        entry.Description,
        entry.Group,
        kind == ConceptKind.Known ? entry.Kind : null,
        entry.IsSteerable,
        entry.IsTone,
        entry.IsAlignment,
        entry.IsDemographic);
}
