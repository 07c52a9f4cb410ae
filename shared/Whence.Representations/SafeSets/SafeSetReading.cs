namespace Whence.Representations.SafeSets;

/// <summary>
/// A request beside the approved prompts. The neighbours explain; Mahalanobis distance and entropy are the alarms. The
/// distance to exemplars is worth attention only where it beats the random control of the same size.
/// </summary>
/// <param name="Nearest">The nearest approved prompts, nearest first.</param>
/// <param name="Exemplar">The cosine distance to the nearest exemplar.</param>
/// <param name="RandomControl">The same with as many random approved prompts in place of the exemplars.</param>
/// <param name="Mahalanobis">The distance to their distribution (Ledoit and Wolf's shrunk covariance).</param>
/// <param name="Entropy">The mean entropy, in nats, of the tokens that the model would write next.</param>
public sealed record SafeSetReading(
    IReadOnlyList<ApprovedNeighbour> Nearest,
    SafeSetScore Exemplar,
    SafeSetScore RandomControl,
    SafeSetScore Mahalanobis,
    SafeSetScore Entropy);
