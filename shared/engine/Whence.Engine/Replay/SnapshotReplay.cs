using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Replay;

/// <summary>
/// Replays the commit snapshots of one generation with positions masked: what the model would have thought of each
/// token, had it not seen them. One thread at a time.
/// </summary>
/// <remarks>
/// 1 Rebuild the snapshots of the targets, with the injection that acted in each. 2 Sort the sets of masks by their
/// first position, so that sequences of one batch share as long a prompt as they can. 3 Lead a batch through the
/// snapshots together; each sequence computes only what its cache does not hold. 4 Compose the rows of the commits as
/// the decoder did and read the logits.
/// </remarks>
public sealed class SnapshotReplay : IDisposable
{
    private readonly IDenoiser _denoiser;
    private readonly RecordedGeneration _generation;
    private readonly ReplayOptions _options;
    private readonly List<ISequenceCache> _caches = [];
    private PromptPrefix? _prefix;

    /// <summary>Initializes a new instance of the <see cref="SnapshotReplay"/> class.</summary>
    /// <param name="denoiser">The model that made the trace.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="options">How much is replayed at once.</param>
    public SnapshotReplay(IDenoiser denoiser, RecordedGeneration generation, ReplayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(generation);
        (_denoiser, _generation, _options) = (denoiser, generation, options ?? new ReplayOptions());
    }

    /// <summary>Replays the targets once for each set of masked positions.</summary>
    /// <param name="targets">Commits, by their index in the trace, each once.</param>
    /// <param name="masks">Positions to mask, one set per replay; an empty set is the factual replay.</param>
    /// <param name="cancellation">Checked between calls of the model.</param>
    /// <exception cref="ArgumentException">A target or a position lies outside the generation.</exception>
    public ReplayedTargets Replay(
        IReadOnlyList<int> targets,
        IReadOnlyList<IReadOnlyList<int>> masks,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(masks);
        Check(targets, masks);
        var run = new ReplayRun(_denoiser, _generation, targets, masks.Count, _options.RowsPerForward);
        if (_prefix is null)
        {
            _prefix = PromptPrefix.Compute(_denoiser, _generation.Trace.Prompt);
            run.CountPrefix(_prefix.Tokens.Length);
        }

        var order = Enumerable.Range(0, masks.Count).OrderBy(i => masks[i].DefaultIfEmpty(int.MaxValue).Min());
        foreach (var batch in order.Chunk(Math.Max(1, _options.SequencesHeld)))
        {
            run.Lead([.. batch.Select((mask, slot) => (mask, Sequence(masks[mask], slot)))], cancellation);
        }

        return run.Result();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _caches.ForEach(cache => cache.Dispose());
        _caches.Clear();
        _prefix?.Dispose();
        _prefix = null;
    }

    private MaskedSequence Sequence(IReadOnlyList<int> masked, int slot)
    {
        if (slot == _caches.Count)
        {
            _caches.Add(_denoiser.CreateCache(_generation.Trace.Length));
        }

        return new MaskedSequence(_denoiser.Config, masked, _caches[slot], _prefix!);
    }

    private void Check(IReadOnlyList<int> targets, IReadOnlyList<IReadOnlyList<int>> masks)
    {
        var (commits, length) = (_generation.Trace.Commits.Count, _generation.Trace.Length);
        if (targets.Count == 0 || targets.Distinct().Count() != targets.Count
            || targets.Any(target => (uint)target >= (uint)commits))
        {
            throw new ArgumentException(
                $"The targets of a replay are distinct commits from 0 to {commits - 1}, at least one.",
                nameof(targets));
        }

        foreach (var position in masks.SelectMany(mask => mask).Where(position => (uint)position >= (uint)length))
        {
            throw new ArgumentException(
                $"Position {position} cannot be masked; the sequence has positions 0 to {length - 1}.",
                nameof(masks));
        }
    }
}
