using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Probes;

/// <summary>
/// A linear reading of vectors: score = ⟨w, (x - mean) / scale⟩ + bias. That a probe can read something does not mean
/// that the model uses it.
/// </summary>
/// <param name="Reader">The reader of the vectors.</param>
/// <param name="Kind">The loss that it was fitted with.</param>
/// <param name="Mean">The mean of the training vectors, [width].</param>
/// <param name="Scale">Their standard deviation, 1 where they do not vary, [width].</param>
/// <param name="Weights">The weights of standardised values, [width].</param>
/// <param name="Bias">The score of the mean.</param>
public sealed record Probe(
    string Reader, ProbeKind Kind, float[] Mean, float[] Scale, float[] Weights, float Bias)
{
    /// <summary>Fits a probe to labelled vectors and judges it on vectors held out, beside fits to shuffled labels.
    /// </summary>
    /// <exception cref="ModelException">A label has fewer than two vectors, or an option cannot be.</exception>
    public static ProbeFit Fit(
        EmbeddingSet set,
        IReadOnlyList<bool> labels,
        ProbeOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(labels);
        return new ProbeTraining(set, labels, options ?? new ProbeOptions()).Run(cancellation);
    }

    /// <summary>Returns the score of a vector, above 0 for positive.</summary>
    /// <param name="vector">[width].</param>
    public double Score(ReadOnlySpan<float> vector)
    {
        var score = (double)Bias;
        for (var i = 0; i < Weights.Length; i++)
        {
            score += Weights[i] * (vector[i] - Mean[i]) / Scale[i];
        }

        return score;
    }

    /// <summary>Returns the probability that a vector is positive; a ridge score is cut to [-1, 1] for it.</summary>
    /// <param name="vector">[width].</param>
    public double Probability(ReadOnlySpan<float> vector)
    {
        var score = Score(vector);
        return Kind == ProbeKind.Logistic ? 1 / (1 + Math.Exp(-score)) : (Math.Clamp(score, -1, 1) + 1) / 2;
    }

    /// <summary>Returns the unit vector along which the score rises fastest, [width]: a direction to project out.
    /// </summary>
    public float[] Direction()
    {
        float[] direction = [.. Weights.Zip(Scale, (weight, scale) => weight / scale)];
        UnitVectors.Normalize(direction);
        return direction;
    }

    internal ProbeQuality Judge(EmbeddingSet set, IReadOnlyList<bool> labels)
    {
        var rows = Enumerable.Range(0, set.Count).ToList();
        return ProbeQuality.Of(
            rows.ConvertAll(row => Score(set.Row(row))), rows.ConvertAll(row => Probability(set.Row(row))), labels);
    }
}
