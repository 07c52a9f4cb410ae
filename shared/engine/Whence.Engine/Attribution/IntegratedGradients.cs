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
/// later can reach them, and merge what they share; 2 evaluate the logits at both ends and the gradient at every point
/// of the quadrature, several points in one batch; 3 multiply the mean gradient with the difference to the baseline.
/// </remarks>
public sealed class IntegratedGradients
{
    private readonly IDifferentiableDenoiser _denoiser;
    private readonly Quadrature _quadrature;
    private readonly int _rowsPerBatch;
    private readonly float[] _baseline;
    private float[] _embeddings = [];
    private float[] _dHidden = [];

    /// <summary>Initializes a new instance of the <see cref="IntegratedGradients"/> class.</summary>
    public IntegratedGradients(IDifferentiableDenoiser denoiser, Quadrature quadrature, int rowsPerBatch = 2048)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        (_denoiser, _quadrature, _rowsPerBatch) = (denoiser, quadrature, rowsPerBatch);
        _baseline = denoiser.Embed([denoiser.Config.Tokens.Mask]);
    }

    private delegate float LogitGradient(
        ReadOnlySpan<float> hidden, int token, EditOptions? edits, Span<float> dHidden);

    private int Width => _baseline.Length;

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
            var integral = Integrate([snapshot], trace.Length, LogitOfHidden, cancellation);
            float[] scores = [.. integral.Scores.Select(score => (float)score)];
            targets.Add(new InputTarget(commit, scores, (float)integral.Logit, (float)integral.BaselineLogit));
            passes += integral.Forwards;
        }

        return new InputAttribution(targets, trace.Prompt.Count, Method, passes);
    }

    /// <summary>Explains the sum of the logits of some commits, each on its own snapshot, with the steering that acted
    /// then and with the edits of concepts.</summary>
    /// <param name="model">The model that made the trace.</param>
    /// <param name="generation">The generation; of a guided one, the branch that sees the prompt is explained.</param>
    /// <param name="targetCommits">Commits, by their index in the trace.</param>
    /// <param name="cancellation">Checked between batches.</param>
    public PathIntegral Integrate(
        IDenoiser model,
        RecordedGeneration generation,
        IReadOnlyList<int> targetCommits,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(targetCommits);
        if (targetCommits.Count == 0)
        {
            throw new ArgumentException("Nothing is to be explained; give at least one commit.", nameof(targetCommits));
        }

        var (trace, options) = (generation.Trace, generation.Options);
        var interventions = EditOptions.From(options.Interventions, _denoiser.Config.Concepts);
        var targets = targetCommits.Select(target => trace.Commits[target]).ToHashSet();
        var snapshots = CommitSnapshots.Of(model, generation, targets.Contains).Select(
            snapshot => snapshot.Edits is { IsEmpty: false } ? snapshot : snapshot with { Edits = interventions });
        return Integrate([.. snapshots], trace.Length, _denoiser.Logit, cancellation);
    }

    private PathIntegral Integrate(
        IReadOnlyList<CommitSnapshot> snapshots, int length, LogitGradient target, CancellationToken cancellation)
    {
        var (scores, logit, baseline, rows) = (new double[length], 0.0, 0.0, 0L);
        var points = _quadrature.Points.Count;
        foreach (var tree in SnapshotTree.Of(snapshots, _denoiser.Config, _rowsPerBatch))
        {
            var difference = Difference(tree.Repeat(1).Tokens);
            baseline += Logit(tree, difference, 0, target);
            logit += Logit(tree, difference, 1, target);
            var perBatch = Math.Max(1, _rowsPerBatch / tree.Rows);
            for (var first = 0; first < points; first += perBatch)
            {
                cancellation.ThrowIfCancellationRequested();
                Accumulate(tree, difference, first, Math.Min(perBatch, points - first), target, scores);
            }

            rows += (points + 2L) * tree.Rows;
        }

        return new PathIntegral(scores, logit, baseline, (points + 2) * snapshots.Count, rows);
    }

    // What the path adds to the baseline, [rows, width].
    private float[] Difference(int[] tokens)
    {
        var difference = _denoiser.Embed(tokens);
        for (var row = 0; row < tokens.Length; row++)
        {
            Elementwise.AddScaled(_baseline, -1, difference.AsSpan(row * Width, Width));
        }

        return difference;
    }

    private float LogitOfHidden(
        ReadOnlySpan<float> hidden, int token, EditOptions? edits, Span<float> dHidden)
    {
        var row = _denoiser.HeadRow(token);
        row.CopyTo(dHidden);
        return Elementwise.Dot(hidden, row);
    }

    private double Logit(SnapshotTree tree, float[] difference, double point, LogitGradient target)
    {
        var hidden = Forward(tree.Repeat(1), difference, [point]);
        var (sum, unused) = (0.0, new float[Width]);
        foreach (var (row, token, edits) in tree.Targets)
        {
            sum += target(hidden.Slice(row * Width, Width), token, edits, unused);
        }

        return sum;
    }

    private void Accumulate(
        SnapshotTree tree, float[] difference, int first, int count, LogitGradient target, double[] scores)
    {
        var batch = tree.Repeat(count);
        var hidden = Forward(batch, difference, [.. _quadrature.Points.Skip(first).Take(count)]);
        Buffers.Grow(ref _dHidden, batch.Rows * Width).Clear();
        for (var copy = 0; copy < count; copy++)
        {
            foreach (var (row, token, edits) in tree.Targets)
            {
                var place = ((copy * tree.Rows) + row) * Width;
                target(hidden.Slice(place, Width), token, edits, _dHidden.AsSpan(place, Width));
            }
        }

        var gradient = _denoiser.Backward(batch, _dHidden);
        for (var row = 0; row < batch.Rows; row++)
        {
            var change = difference.AsSpan(row % tree.Rows * Width, Width);
            scores[batch.Positions[row]] += _quadrature.Weights[first + (row / tree.Rows)]
                * Elementwise.Dot(change, gradient.Slice(row * Width, Width));
        }
    }

    private ReadOnlySpan<float> Forward(SequenceBatch batch, float[] difference, ReadOnlySpan<double> points)
    {
        var embeddings = Buffers.Grow(ref _embeddings, batch.Rows * Width);
        for (var row = 0; row < batch.Rows; row++)
        {
            var (copy, place) = Math.DivRem(row * Width, difference.Length);
            var target = embeddings.Slice(row * Width, Width);
            _baseline.CopyTo(target);
            Elementwise.AddScaled(difference.AsSpan(place, Width), (float)points[copy], target);
        }

        return _denoiser.Forward(batch, embeddings);
    }
}
