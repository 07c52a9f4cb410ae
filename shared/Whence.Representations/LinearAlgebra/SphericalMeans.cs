using Whence.Engine.Randomness;
using Whence.Tensors.Kernels;

namespace Whence.Representations.LinearAlgebra;

/// <summary>Spherical k-means (Dhillon and Modha 2001): centroids of directions, which are directions themselves.
/// </summary>
internal static class SphericalMeans
{
    private const int RoundsMax = 20;

    /// <summary>Returns centroids; one that loses all its vectors stays where it was.</summary>
    public static UnitVectors Of(UnitVectors vectors, int count, SplitMix64 random)
    {
        var rows = Enumerable.Range(0, vectors.Count).ToArray();
        random.Shuffle<int>(rows);
        var centroids = new UnitVectors(vectors.Width);
        foreach (var row in rows.Take(count))
        {
            centroids.Add(vectors[row]);
        }

        var assignment = new int[vectors.Count];
        for (var round = 0; round < RoundsMax; round++)
        {
            var next = new int[vectors.Count];
            for (var row = 0; row < next.Length; row++)
            {
                next[row] = centroids.Nearest(vectors[row]).Index;
            }

            if (round > 0 && next.AsSpan().SequenceEqual(assignment))
            {
                break;
            }

            assignment = next;
            centroids = Means(vectors, assignment, centroids);
        }

        return centroids;
    }

    private static UnitVectors Means(UnitVectors vectors, int[] assignment, UnitVectors before)
    {
        var sums = Enumerable.Range(0, before.Count).Select(_ => new float[vectors.Width]).ToList();
        for (var row = 0; row < vectors.Count; row++)
        {
            Elementwise.Add(vectors[row], sums[assignment[row]]);
        }

        var means = new UnitVectors(vectors.Width);
        for (var i = 0; i < sums.Count; i++)
        {
            UnitVectors.Normalize(sums[i]);
            means.Add(Elementwise.SumOfSquares(sums[i]) > 0 ? sums[i] : before[i]);
        }

        return means;
    }
}
