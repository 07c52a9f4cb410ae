using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;

namespace Whence.Explanations.Replays;

/// <summary>
/// What explanations ask of the model about one recorded generation: its commit snapshots once more, with positions
/// masked, or with gradients. Here the engine answers, in the platform the decoding service.
/// </summary>
public interface ISnapshotModel
{
    /// <summary>Gets the commits of the generation.</summary>
    IReadOnlyList<Commit> Commits { get; }

    /// <summary>Gets a value indicating whether guidance combined two branches; replays are of the conditional one.
    /// </summary>
    bool IsGuided { get; }

    /// <summary>Replays the targets' snapshots once for each set of masked positions; steering and interventions act
    /// as they did.</summary>
    /// <param name="targets">Commits, by their index in <see cref="Commits"/>.</param>
    /// <param name="masks">Positions to mask, one set per replay; an empty set is the factual replay.</param>
    /// <param name="cancellation">Checked between batches.</param>
    Task<Ablations> AblateAsync(
        IReadOnlyList<int> targets, IReadOnlyList<IReadOnlyList<int>> masks, CancellationToken cancellation = default);

    /// <summary>Integrates the gradient of the targets' sum from the mask embedding to their snapshots.</summary>
    /// <param name="targets">Commits, by their index in <see cref="Commits"/>.</param>
    /// <param name="quadrature">Where the gradient is evaluated.</param>
    /// <param name="path">The positions that come from the mask, and the scale of the targets.</param>
    /// <param name="cancellation">Checked between batches.</param>
    Task<PathIntegral> IntegrateAsync(
        IReadOnlyList<int> targets,
        Quadrature quadrature,
        PathOptions path,
        CancellationToken cancellation = default);
}
