namespace Whence.Representations.Ablations;

/// <summary>What became of answers while a direction was projected out.</summary>
/// <param name="Name">exemplar, random direction or null region.</param>
/// <param name="Exemplar">The region whose exemplar it was, or null for a random direction.</param>
/// <param name="ChangedTokens">The share of the tokens that differ from the answer of the unchanged model.</param>
/// <param name="Answers">The answers.</param>
public sealed record AblationCondition(
    string Name, int? Exemplar, double ChangedTokens, IReadOnlyList<string> Answers);
