using Whence.Engine.Randomness;
using Whence.Representations.Embeddings;
using Whence.Representations.Exemplars;

namespace Whence.Representations.Tests;

/// <summary>Random vectors from a seed.</summary>
internal static class Draw
{
    /// <summary>Draws a normal number (Box and Muller 1958).</summary>
    public static double Normal(SplitMix64 random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static float[] Normals(ulong seed, int count)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)Normal(random))];
    }

    public static EmbeddingSet Set(float[] values, int width, string reader = "composed.mean") => new(
        reader,
        width,
        values,
        [.. Enumerable.Range(0, values.Length / width).Select(row => new VectorOrigin($"text {row}"))]);

    /// <summary>Draws vectors around a few directions.</summary>
    public static EmbeddingSet Clusters(ulong seed, int clusters, int each, int width, float spread)
    {
        var random = new SplitMix64(seed);
        var centres = Normals(seed + 1, clusters * width);
        var values = new float[clusters * each * width];
        for (var row = 0; row < clusters * each; row++)
        {
            for (var i = 0; i < width; i++)
            {
                values[(row * width) + i] =
                    (3 * centres[(row % clusters * width) + i]) + (spread * (float)Normal(random)) + 1;
            }
        }

        return Set(values, width);
    }

    /// <summary>Partitions vectors with a given radius.</summary>
    public static ExemplarPartition Partition(EmbeddingSet set, double threshold)
    {
        var options = new ExemplarOptions();
        var calibration = ExemplarCalibration.Fit(set, options) with { Threshold = threshold };
        var builder = new ExemplarBuilder(calibration, options);
        builder.Add(set);
        return builder.Build();
    }
}
