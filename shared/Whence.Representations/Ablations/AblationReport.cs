namespace Whence.Representations.Ablations;

/// <summary>What projecting an exemplar out does, beside two controls. An effect that a control shows as well says
/// nothing about the exemplar.</summary>
/// <param name="Baseline">The answers of the unchanged model.</param>
/// <param name="Ablated">The exemplar projected out.</param>
/// <param name="RandomDirection">A random direction projected out.</param>
/// <param name="NullRegion">Another exemplar projected out, whose region is nearest in size and coherence; null for a
/// single region.</param>
public sealed record AblationReport(
    IReadOnlyList<string> Baseline,
    AblationCondition Ablated,
    AblationCondition RandomDirection,
    AblationCondition? NullRegion);
