using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Exemplars;

/// <summary>What can be said about a partition without a model.</summary>
/// <param name="Coverage">The share of vectors within the radius of an exemplar.</param>
/// <param name="EffectivePartitions">exp(entropy of the sizes): how many regions of equal size would be as even.
/// </param>
/// <param name="Gini">The inequality of the sizes: 0 for equal, near 1 when one region holds all.</param>
/// <param name="IntraDistance">The mean distance of a vector to its exemplar.</param>
/// <param name="NearestInterDistance">The mean distance of an exemplar to the nearest other one; 0 for a single one.
/// </param>
/// <param name="SeparationRatio">That distance over the radius; above 1 by construction.</param>
/// <param name="SimilarityMax">The largest cosine of two exemplars; -1 for a single one.</param>
public sealed record PartitionQuality(
    double Coverage,
    double EffectivePartitions,
    double Gini,
    double IntraDistance,
    double NearestInterDistance,
    double SeparationRatio,
    double SimilarityMax)
{
    /// <summary>Measures a partition on the vectors that it was built from, or on others of the same reader.</summary>
    /// <exception cref="ModelException">The vectors come from another reader.</exception>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static PartitionQuality Of(ExemplarPartition partition, EmbeddingSet set)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(set);
        partition.Calibration.Require(set.Reader, set.Width);
        ArgumentOutOfRangeException.ThrowIfZero(set.Count, nameof(set));
        var matches = Enumerable.Range(0, set.Count).Select(row => partition.Match(set.Row(row))).ToList();
        var sizes = new int[partition.Exemplars.Count];
        matches.ForEach(match => sizes[match.Exemplar]++);
        var gaps = NearestOthers(partition.Exemplars);
        var inter = gaps.DefaultIfEmpty(0).Average();
        return new PartitionQuality(
            matches.Count(match => match.IsInside) / (double)set.Count,
            Math.Exp(Entropy(sizes)),
            Inequality(sizes),
            matches.Average(match => match.Distance),
            inter,
            inter / partition.Calibration.Threshold,
            1 - gaps.DefaultIfEmpty(2).Min());
    }

    private static List<double> NearestOthers(IReadOnlyList<Exemplar> exemplars) => exemplars.Count < 2
        ? []
        : [.. exemplars.Select(exemplar => exemplars
            .Where(other => other != exemplar)
            .Min(other => UnitVectors.Distance(exemplar.Vector, other.Vector)))];

    private static double Entropy(int[] sizes)
    {
        double total = sizes.Sum();
        return -sizes.Where(size => size > 0).Sum(size => size / total * Math.Log(size / total));
    }

    // Σ (2 i - n - 1) x_i / (n Σ x) over ascending sizes.
    private static double Inequality(int[] sizes)
    {
        var n = sizes.Length;
        double total = sizes.Sum();
        return sizes.Order().Select((size, i) => ((2.0 * (i + 1)) - n - 1) * size).Sum() / (n * total);
    }
}
