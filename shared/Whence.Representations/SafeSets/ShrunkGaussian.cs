using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.SafeSets;

/// <summary>
/// The normal distribution of vectors, its covariance shrunk towards a multiple of the identity by the weight that
/// Ledoit and Wolf ("A well-conditioned estimator for large-dimensional covariance matrices", 2004) estimate.
/// </summary>
internal sealed class ShrunkGaussian
{
    private readonly double[] _mean;
    private readonly Cholesky _covariance;

    private ShrunkGaussian(double[] mean, Cholesky covariance, double shrinkage) =>
        (_mean, _covariance, Shrinkage) = (mean, covariance, shrinkage);

    /// <summary>Gets the weight of the identity, 0 to 1.</summary>
    public double Shrinkage { get; }

    public static ShrunkGaussian Fit(EmbeddingSet set)
    {
        var (width, count) = (set.Width, set.Count);
        var mean = Mean(set);
        var covariance = new double[width * width];
        var fourthPowers = 0.0;
        for (var row = 0; row < count; row++)
        {
            var x = Centred(set.Row(row), mean);
            var square = DoubleVectors.Dot(x, x);
            fourthPowers += square * square;
            for (var i = 0; i < width; i++)
            {
                DoubleVectors.AddScaled(x, x[i] / count, covariance.AsSpan(i * width, width));
            }
        }

        var shrinkage = Shrink(covariance, width, count, fourthPowers);
        return new ShrunkGaussian(mean, Cholesky.Factor(covariance, width), shrinkage);
    }

    /// <summary>Returns sqrt((x - mean)ᵀ Σ⁻¹ (x - mean)).</summary>
    public double Distance(ReadOnlySpan<float> vector) =>
        Math.Sqrt(_covariance.InverseForm(Centred(vector, _mean)));

    // S becomes ρ μ I + (1 - ρ) S with ρ = β² / δ².
    private static double Shrink(double[] covariance, int width, int count, double fourthPowers)
    {
        var trace = Enumerable.Range(0, width).Sum(i => covariance[(i * width) + i]);
        var (target, squares) = (trace / width, DoubleVectors.Dot(covariance, covariance));
        var spread = squares - (width * target * target);
        var noise = (fourthPowers - (count * squares)) / ((double)count * count);
        var shrinkage = spread > 0 ? Math.Clamp(noise / spread, 0, 1) : 1;
        for (var i = 0; i < covariance.Length; i++)
        {
            covariance[i] *= 1 - shrinkage;
        }

        for (var i = 0; i < width; i++)
        {
            // A set that does not vary at all still needs a matrix that can be factored.
            covariance[(i * width) + i] += (shrinkage * target) + 1e-12;
        }

        return shrinkage;
    }

    private static double[] Mean(EmbeddingSet set)
    {
        var mean = new double[set.Width];
        for (var row = 0; row < set.Count; row++)
        {
            for (var i = 0; i < set.Width; i++)
            {
                mean[i] += (double)set.Row(row)[i] / set.Count;
            }
        }

        return mean;
    }

    private static double[] Centred(ReadOnlySpan<float> vector, double[] mean)
    {
        var centred = new double[mean.Length];
        for (var i = 0; i < mean.Length; i++)
        {
            centred[i] = vector[i] - mean[i];
        }

        return centred;
    }
}
