using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Engine.Gradients;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Attribution;

/// <summary>
/// Integrated gradients (Sundararajan et al. 2017) from the mask embedding to the snapshot in which each token was
/// committed. Positions that were still masked get exactly zero.
/// </summary>
/// <remarks>
/// Steps: 1 rebuild the snapshot of the commit, cut behind the attention block of the target, since nothing later can
/// reach it; 2 evaluate the gradient at every point of the quadrature, and the logit at both ends, several sequences in
/// one batch; 3 multiply the mean gradient with the difference to the baseline.
/// </remarks>
public sealed class IntegratedGradients
{
    private readonly IDifferentiableDenoiser _denoiser;
    private readonly Quadrature _quadrature;
    private readonly int _rowsPerBatch;
    private readonly float[] _baseline;

    /// <summary>Initializes a new instance of the <see cref="IntegratedGradients"/> class.</summary>
    public IntegratedGradients(IDifferentiableDenoiser denoiser, Quadrature quadrature, int rowsPerBatch = 2048)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        (_denoiser, _quadrature, _rowsPerBatch) = (denoiser, quadrature, rowsPerBatch);
        _baseline = denoiser.Embed([denoiser.Config.Tokens.Mask]);
    }

    /// <summary>Explains every commit of a trace that was made without steering and without guidance.</summary>
    public InputAttribution Explain(DecodeTrace trace, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var targets = new List<InputTarget>();
        var passes = 0;
        foreach (var commit in trace.Commits)
        {
            cancellation.ThrowIfCancellationRequested();
            targets.Add(Explain(trace, commit));
            passes += _quadrature.Points.Count + 2;
        }

        return new InputAttribution(
            targets, trace.Prompt.Count, $"integrated-gradients/{_quadrature.Name}/{_quadrature.Points.Count}", passes);
    }

    private InputTarget Explain(DecodeTrace trace, Commit commit)
    {
        var block = _denoiser.Config.BlockLength;
        var length = Math.Min(((commit.Position / block) + 1) * block, trace.Length);
        var snapshot = trace.Snapshot(commit.Order)[..length];
        var difference = Difference(snapshot);
        var gradient = new double[difference.Length];

        // The two ends give the logits only; they have no weight in the sum.
        double[] points = [0, 1, .. _quadrature.Points];
        double[] weights = [0, 0, .. _quadrature.Weights];
        var logits = new float[points.Length];
        var perBatch = Math.Max(1, _rowsPerBatch / length);
        for (var first = 0; first < points.Length; first += perBatch)
        {
            var count = Math.Min(perBatch, points.Length - first);
            Accumulate(
                snapshot,
                difference,
                commit,
                points.AsSpan(first, count),
                weights.AsSpan(first, count),
                gradient,
                logits.AsSpan(first, count));
        }

        return new InputTarget(commit, Scores(difference, gradient, trace.Length), logits[1], logits[0]);
    }

    private float[] Difference(int[] snapshot)
    {
        var difference = _denoiser.Embed(snapshot);
        for (var position = 0; position < snapshot.Length; position++)
        {
            Elementwise.AddScaled(_baseline, -1, difference.AsSpan(position * _baseline.Length, _baseline.Length));
        }

        return difference;
    }

    private void Accumulate(
        int[] snapshot,
        float[] difference,
        Commit commit,
        ReadOnlySpan<double> points,
        ReadOnlySpan<double> weights,
        double[] gradient,
        Span<float> logits)
    {
        var (count, size, width) = (points.Length, difference.Length, _baseline.Length);
        var embeddings = new float[count * size];
        for (var i = 0; i < count; i++)
        {
            for (var position = 0; position < snapshot.Length; position++)
            {
                var row = embeddings.AsSpan((i * size) + (position * width), width);
                _baseline.CopyTo(row);
                Elementwise.AddScaled(difference.AsSpan(position * width, width), (float)points[i], row);
            }
        }

        var batch = new SequenceBatch([.. Enumerable.Repeat(snapshot, count)]);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => (i * snapshot.Length) + commit.Position)];
        int[] tokens = [.. Enumerable.Repeat(commit.Token, count)];
        var gradients = _denoiser.InputGradient(batch, embeddings, rows, tokens, logits);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; weights[i] != 0 && j < size; j++)
            {
                gradient[j] += weights[i] * gradients[(i * size) + j];
            }
        }
    }

    private float[] Scores(float[] difference, double[] gradient, int length)
    {
        var (scores, width) = (new float[length], _baseline.Length);
        for (var position = 0; position * width < difference.Length; position++)
        {
            var sum = 0.0;
            for (var channel = position * width; channel < (position + 1) * width; channel++)
            {
                sum += difference[channel] * gradient[channel];
            }

            scores[position] = (float)sum;
        }

        return scores;
    }
}
