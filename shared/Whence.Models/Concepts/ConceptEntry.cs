namespace Whence.Models.Concepts;

/// <summary>A known concept as concepts.json describes it.</summary>
/// <param name="Id">Its row in the known head.</param>
/// <param name="Name">Its unique name.</param>
/// <param name="Description">What it stands for.</param>
/// <param name="Group">The concepts that it belongs with.</param>
/// <param name="Kind">topic, tone, demographic or alignment.</param>
/// <param name="IsSteerable">Whether it may be amplified, suppressed or set.</param>
/// <param name="IsTone">Whether it is about how something is said.</param>
/// <param name="IsAlignment">Whether it is about conduct, such as flattery or hedging.</param>
/// <param name="IsDemographic">Whether it is about a group of people.</param>
public sealed record ConceptEntry(
    int Id,
    string Name,
    string? Description,
    string? Group,
    string? Kind,
    bool IsSteerable = true,
    bool IsTone = false,
    bool IsAlignment = false,
    bool IsDemographic = false)
{
    /// <summary>Returns whether each word stands in name, description, group or kind, in any case.</summary>
    public bool Matches(IEnumerable<string> words) => words.All(word =>
        new[] { Name, Description, Group, Kind }.Any(
            text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));
}
