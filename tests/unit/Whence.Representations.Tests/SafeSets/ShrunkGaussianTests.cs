using Whence.Representations.Embeddings;
using Whence.Representations.SafeSets;
using Whence.Representations.Tails;

namespace Whence.Representations.Tests.SafeSets;

public sealed class ShrunkGaussianTests
{
    [Fact]
    public void Distance_ManyVectors_IsTheMahalanobisDistance()
    {
        // Independent values with deviations 1 and 3: the distance of (2, 3) is sqrt(4 + 1).
        var values = Draw.Normals(4, 40000);
        for (var i = 1; i < values.Length; i += 2)
        {
            values[i] *= 3;
        }

        var gaussian = ShrunkGaussian.Fit(Draw.Set(values, 2));
        Assert.InRange(gaussian.Shrinkage, 0, 0.01);
        Assert.Equal(Math.Sqrt(5), gaussian.Distance([2, 3]), 0.05);
    }

    [Fact]
    public void Fit_FewerVectorsThanValues_ShrinksAndStillMeasures()
    {
        var gaussian = ShrunkGaussian.Fit(Draw.Set(Draw.Normals(4, 10 * 50), 50));
        Assert.True(gaussian.Shrinkage > 0.3, $"{gaussian.Shrinkage}");
        Assert.True(double.IsFinite(gaussian.Distance(new float[50])));
    }

    [Fact]
    public void Fit_LedoitWolfWeight_IsItsDefinition()
    {
        var set = Draw.Set(Draw.Normals(7, 12 * 3), 3);
        var (centred, covariance) = Moments(set);
        var mean = (covariance[0, 0] + covariance[1, 1] + covariance[2, 2]) / 3;
        var (noise, spread) = (0.0, 0.0);
        for (var cell = 0; cell < 9; cell++)
        {
            var (i, j) = (cell / 3, cell % 3);
            spread += Math.Pow(covariance[i, j] - (i == j ? mean : 0), 2);
            noise += centred.Sum(x => Math.Pow((x[i] * x[j]) - covariance[i, j], 2)) / (12 * 12);
        }

        Assert.Equal(Math.Min(1, noise / spread), ShrunkGaussian.Fit(set).Shrinkage, 1e-9);
    }

    [Fact]
    public void Entropy_EqualLogits_IsTheLogarithmOfTheirNumber()
    {
        Assert.Equal(Math.Log(8), NextTokenEntropy.Entropy(new float[8]), 1e-12);
        Assert.Equal(0, NextTokenEntropy.Entropy([500, 0, 0]), 1e-12);
        Assert.Equal(Math.Log(2), NextTokenEntropy.Entropy([90, 90, -90]), 1e-12);
    }

    private static (List<double[]> Centred, double[,] Covariance) Moments(EmbeddingSet set)
    {
        var rows = Enumerable.Range(0, set.Count).Select(row => set.Row(row).ToArray()).ToList();
        double[] mean = [.. Enumerable.Range(0, 3).Select(i => rows.Average(row => (double)row[i]))];
        var centred = rows.ConvertAll(row => row.Select((value, i) => value - mean[i]).ToArray());
        var covariance = new double[3, 3];
        for (var cell = 0; cell < 9; cell++)
        {
            covariance[cell / 3, cell % 3] = centred.Average(x => x[cell / 3] * x[cell % 3]);
        }

        return (centred, covariance);
    }
}
