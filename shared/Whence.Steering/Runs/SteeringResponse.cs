using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Engine.Steering;
using Whence.Tensors.Kernels;

namespace Whence.Steering.Runs;

/// <summary>
/// What a steering does to a concept's token mass while the text is held fixed: the snapshots in which an unsteered
/// answer was decided are computed once more with the injection and the mask on. Every strength sees the same text, so
/// that the answer to "how much" does not depend on where a steered text happens to go.
/// </summary>
public sealed class SteeringResponse
{
    private const int RowsMax = 2048;

    private readonly IDenoiser _denoiser;
    private readonly GenerationOptions _options;
    private readonly IReadOnlyList<CommitSnapshot> _snapshots;

    /// <summary>Initializes a new instance of the <see cref="SteeringResponse"/> class.</summary>
    /// <param name="denoiser">The model; one thread at a time may use it.</param>
    /// <param name="unsteered">An answer without steering and rules.</param>
    public SteeringResponse(IDenoiser denoiser, RecordedGeneration unsteered)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(unsteered);
        (_denoiser, _options) = (denoiser, unsteered.Options);
        _snapshots = CommitSnapshots.Of(denoiser, unsteered);
    }

    /// <summary>Returns the mean mass over the tokens of the answer; the steering acts in every step.</summary>
    /// <param name="steering">The steering, or null for none.</param>
    /// <param name="mass">The concept whose tokens count.</param>
    /// <exception cref="GenerationException">A strength is in logits, and its direction raises no token.</exception>
    public double Mass(SteeringOptions? steering, ConceptMass mass)
    {
        ArgumentNullException.ThrowIfNull(mass);
        var plan = steering is null ? null : new SteeringPlan(steering, _denoiser);
        var sum = 0.0;
        foreach (var batch in Batches())
        {
            var logits = Logits(batch, plan?.At(0));
            for (var start = 0; start < logits.Length; start += _denoiser.Config.VocabularySize)
            {
                var row = logits.AsSpan(start, _denoiser.Config.VocabularySize);
                if (plan?.LogitMask is { } mask)
                {
                    Elementwise.AddScaled(mask, -1, row);
                }

                sum += mass.Of(row);
            }
        }

        return sum / Math.Max(1, _snapshots.Sum(snapshot => snapshot.Commits.Count));
    }

    private IEnumerable<List<CommitSnapshot>> Batches()
    {
        var (batch, rows) = (new List<CommitSnapshot>(), 0);
        foreach (var snapshot in _snapshots)
        {
            if (rows > 0 && rows + snapshot.Tokens.Length > RowsMax)
            {
                yield return batch;
                (batch, rows) = ([], 0);
            }

            batch.Add(snapshot);
            rows += snapshot.Tokens.Length;
        }

        yield return batch;
    }

    private float[] Logits(List<CommitSnapshot> batch, Injection? injection)
    {
        var rows = batch.Sum(snapshot => snapshot.Commits.Count);
        var states = new float[rows * _denoiser.Config.Width];
        var caches = batch.ConvertAll(snapshot => _denoiser.CreateCache(snapshot.Tokens.Length));
        try
        {
            _denoiser.Forward([.. batch.Zip(caches, (snapshot, cache) => Window(snapshot, cache, injection))], states);
        }
        finally
        {
            caches.ForEach(cache => cache.Dispose());
        }

        _denoiser.Compose(states, rows, _options, states);
        var logits = new float[rows * _denoiser.Config.VocabularySize];
        _denoiser.Logits(states, rows, logits);
        return logits;
    }

    private static DenoiserWindow Window(CommitSnapshot snapshot, ISequenceCache cache, Injection? injection) => new(
        cache,
        snapshot.Tokens,
        0,
        snapshot.Tokens.Length,
        [.. snapshot.Commits.Select(commit => commit.Position).Order()],
        injection);
}
