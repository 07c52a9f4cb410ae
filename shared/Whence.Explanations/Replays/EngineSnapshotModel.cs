using Whence.Engine.Attribution;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;

namespace Whence.Explanations.Replays;

/// <summary>The engine in this process as the model behind explanations. One call at a time.</summary>
public sealed class EngineSnapshotModel : ISnapshotModel, IDisposable
{
    private readonly IDenoiser _denoiser;
    private readonly RecordedGeneration _generation;
    private readonly Func<IDifferentiableDenoiser>? _gradients;
    private readonly SnapshotReplay _replay;

    /// <summary>Initializes a new instance of the <see cref="EngineSnapshotModel"/> class.</summary>
    /// <param name="denoiser">The model that made the trace; it stays the caller's.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="gradients">Makes the same model with gradients when they are first asked for; null where there
    /// are none.</param>
    /// <param name="options">How much is replayed at once.</param>
    public EngineSnapshotModel(
        IDenoiser denoiser,
        RecordedGeneration generation,
        Func<IDifferentiableDenoiser>? gradients = null,
        ReplayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(generation);
        (_denoiser, _generation, _gradients) = (denoiser, generation, gradients);
        _replay = new SnapshotReplay(denoiser, generation, options);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Commit> Commits => _generation.Trace.Commits;

    /// <inheritdoc/>
    public bool IsGuided => _generation.Options.GuidanceScale > 0;

    /// <inheritdoc/>
    public Task<Ablations> AblateAsync(
        IReadOnlyList<int> targets,
        IReadOnlyList<IReadOnlyList<int>> masks,
        CancellationToken cancellation = default) =>
        Task.Run(
            () =>
            {
                var replayed = _replay.Replay(targets, masks, cancellation);
                return new Ablations(
                    replayed.Logits, replayed.LogProbabilities, replayed.Forwards, replayed.Rows);
            },
            cancellation);

    /// <inheritdoc/>
    public Task<PathIntegral> IntegrateAsync(
        IReadOnlyList<int> targets,
        Quadrature quadrature,
        PathOptions path,
        CancellationToken cancellation = default)
    {
        var gradients = _gradients ?? throw new InvalidOperationException(
            "This model has no gradients; use a method that perturbs: itp, hipe or ablation.");
        return Task.Run(
            () => new IntegratedGradients(gradients(), quadrature)
                .Integrate(_denoiser, _generation, targets, path, cancellation),
            cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _replay.Dispose();
}
