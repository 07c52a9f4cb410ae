namespace Whence.Representations.Probes;

/// <summary>A probe with the evidence for it.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Train">On the vectors that it was fitted to.</param>
/// <param name="HeldOut">On those that it never saw.</param>
/// <param name="ShuffledHeldOut">The same for fits to shuffled labels: what chance gives, one per repetition.</param>
public sealed record ProbeFit(
    Probe Probe, ProbeQuality Train, ProbeQuality HeldOut, IReadOnlyList<ProbeQuality> ShuffledHeldOut);
