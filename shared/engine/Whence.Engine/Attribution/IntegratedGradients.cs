using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Gradients;
using Whence.Engine.Replay;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Attribution;

/// <summary>
/// Integrated gradients (Sundararajan et al. 2017) from the mask embedding to the snapshot in which each token was
/// committed. Positions that were still masked get exactly zero.
/// </summary>
/// <remarks>
/// Steps: 1 rebuild the snapshots of the commits, each cut behind the attention block of its targets, since nothing
/// later can reach them, and merge what they share; 2 evaluate the targets at both ends and their gradient at every
/// point of the quadrature, several points in one batch; 3 multiply the mean gradient with the difference to the
/// baseline.
/// </remarks>
public sealed class IntegratedGradients
{
    private readonly IDifferentiableDenoiser _denoiser;
    private readonly Quadrature _quadrature;
    private readonly int _rowsPerBatch;
    private float[] _embeddings = [];
    private float[] _dHidden = [];
    private float[] _dShares = [];

    /// <summary>Initializes a new instance of the <see cref="IntegratedGradients"/> class.</summary>
    public IntegratedGradients(IDifferentiableDenoiser denoiser, Quadrature quadrature, int rowsPerBatch = 2048)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(quadrature);
        (_denoiser, _quadrature, _rowsPerBatch) = (denoiser, quadrature, rowsPerBatch);
    }

    // Values of tokens for hidden rows, [rows], and their gradients, [rows, width].
    private delegate void TargetGradient(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> tokens,
        EditOptions? edits,
        Span<float> values,
        Span<float> dHidden);

    private int Width => _denoiser.Config.Width;

    /// <summary>Gets the method with its rule and the points of it, for records.</summary>
    public string Method => $"integrated-gradients/{_quadrature.Name}/{_quadrature.Points.Count}";

    /// <summary>Explains every commit of a trace that was made without steering, edits and guidance. The logit is that
    /// of the hidden state at the LM head, as in the reference, also where the model leaves the residual out.</summary>
    public InputAttribution Explain(DecodeTrace trace, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var (targets, passes, block) = (new List<InputTarget>(), 0, _denoiser.Config.BlockLength);
        foreach (var commit in trace.Commits)
        {
            var length = Math.Min(((commit.Position / block) + 1) * block, trace.Length);
            var snapshot = new CommitSnapshot(commit.Order, trace.Snapshot(commit.Order)[..length], [commit], null);
            var integral = Integrate([snapshot], trace.Length, new PathOptions(), LogitsOfHidden, cancellation);
            float[] scores = [.. integral.Scores.Select(score => (float)score)];
            targets.Add(new InputTarget(commit, scores, (float)integral.Value, (float)integral.Baseline));
            passes += integral.Forwards;
        }

        return new InputAttribution(targets, trace.Prompt.Count, Method, passes);
    }

    /// <summary>Explains the sum of some commits, each on its own snapshot, with the steering that acted then and with
    /// the edits of concepts.</summary>
    /// <param name="model">The model that made the trace.</param>
    /// <param name="generation">The generation; of a guided one, the branch that sees the prompt is explained.</param>
    /// <param name="targetCommits">Commits, by their index in the trace.</param>
    /// <param name="options">The path and the scale; by default every position, in logits.</param>
    /// <param name="cancellation">Checked between batches.</param>
    public PathIntegral Integrate(
        IDenoiser model,
        RecordedGeneration generation,
        IReadOnlyList<int> targetCommits,
        PathOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(targetCommits);
        if (targetCommits.Count == 0)
        {
            throw new ArgumentException("Nothing is to be explained; give at least one commit.", nameof(targetCommits));
        }

        var (trace, decoded) = (generation.Trace, generation.Options);
        var interventions = EditOptions.From(decoded.Interventions, _denoiser.Config.Concepts);
        var targets = targetCommits.Select(target => trace.Commits[target]).ToHashSet();
        var snapshots = CommitSnapshots.Of(model, generation, targets.Contains).Select(snapshot => snapshot with
        {
            Tokens = Mask(snapshot.Tokens, options?.Masked ?? []),
            Edits = snapshot.Edits is { IsEmpty: false } ? snapshot.Edits : interventions,
        });
        TargetGradient target =
            options is { Scale: TargetScale.LogProbability } ? _denoiser.LogProbabilities : Logits;
        return Integrate([.. snapshots], trace.Length, options ?? new PathOptions(), target, cancellation);
    }

    private PathIntegral Integrate(
        IReadOnlyList<CommitSnapshot> snapshots,
        int length,
        PathOptions options,
        TargetGradient target,
        CancellationToken cancellation)
    {
        var (scores, value, baseline, rows) = (new double[length], 0.0, 0.0, 0L);
        var (points, positions) = (_quadrature.Points.Count, options.Positions?.ToHashSet());
        var evaluations = points + (options.Ends ? 2 : 0);
        foreach (var tree in SnapshotTree.Of(snapshots, _denoiser.Config, _rowsPerBatch, positions))
        {
            var path = new EmbeddingPath(_denoiser, tree, positions);
            if (options.Ends)
            {
                baseline += Evaluate(path, [0], target).Value;
                value += Evaluate(path, [1], target).Value;
            }

            var perBatch = Math.Max(1, _rowsPerBatch / tree.Rows);
            for (var first = 0; first < points; first += perBatch)
            {
                cancellation.ThrowIfCancellationRequested();
                Accumulate(path, first, Math.Min(perBatch, points - first), target, scores);
            }

            rows += (long)evaluations * tree.Rows;
        }

        return new PathIntegral(scores, value, baseline, evaluations * snapshots.Count, rows);
    }

    private int[] Mask(int[] tokens, IReadOnlyList<int> positions)
    {
        var masked = (int[])tokens.Clone();
        foreach (var position in positions.Where(position => position < masked.Length))
        {
            masked[position] = _denoiser.Config.Tokens.Mask;
        }

        return masked;
    }

    private void LogitsOfHidden(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> tokens,
        EditOptions? edits,
        Span<float> values,
        Span<float> dHidden)
    {
        for (var row = 0; row < tokens.Length; row++)
        {
            var head = _denoiser.HeadRow(tokens[row]);
            head.CopyTo(dHidden[(row * Width)..]);
            values[row] = Elementwise.Dot(hidden.Slice(row * Width, Width), head);
        }
    }

    private void Logits(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> tokens,
        EditOptions? edits,
        Span<float> values,
        Span<float> dHidden)
    {
        for (var row = 0; row < tokens.Length; row++)
        {
            var place = row * Width;
            values[row] = _denoiser.Logit(
                hidden.Slice(place, Width), tokens[row], edits, dHidden.Slice(place, Width));
        }
    }

    private void Accumulate(EmbeddingPath path, int first, int count, TargetGradient target, double[] scores)
    {
        var (_, batch) = Evaluate(path, [.. _quadrature.Points.Skip(first).Take(count)], target);
        var dShares = Buffers.Grow(ref _dShares, batch.Rows);
        var gradient = _denoiser.Backward(batch, _dHidden, dShares);
        path.AddScores([.. _quadrature.Weights.Skip(first).Take(count)], gradient, dShares, scores);
    }

    // The sum of the targets at some points of the path, with its gradient in _dHidden.
    private (double Value, SequenceBatch Batch) Evaluate(
        EmbeddingPath path, ReadOnlySpan<double> points, TargetGradient target)
    {
        var batch = path.Batch(points);
        var embeddings = Buffers.Grow(ref _embeddings, batch.Rows * Width);
        path.Write(points, embeddings);
        var hidden = _denoiser.Forward(batch, embeddings);
        Buffers.Grow(ref _dHidden, hidden.Length).Clear();
        var (copies, sum) = (points.Length, 0.0);
        foreach (var alike in path.Tree.Targets.GroupBy(one => one.Edits))
        {
            int[] rows =
            [
                .. Enumerable.Range(0, copies).SelectMany(
                    copy => alike.Select(one => (copy * path.Tree.Rows) + one.Row)),
            ];
            int[] tokens = [.. Enumerable.Repeat(alike.Select(one => one.Token), copies).SelectMany(all => all)];
            var (values, states, gradients) =
                (new float[rows.Length], new float[rows.Length * Width], new float[rows.Length * Width]);
            Gather.Rows(hidden, rows, Width, states);
            target(states, tokens, alike.Key, values, gradients);
            ScatterAdd.Rows(gradients, rows, Width, _dHidden.AsSpan(0, hidden.Length));
            sum += values.Sum(value => (double)value);
        }

        return (sum, batch);
    }
}
