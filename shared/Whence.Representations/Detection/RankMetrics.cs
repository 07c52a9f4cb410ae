namespace Whence.Representations.Detection;

/// <summary>How well a score tells two groups apart, whatever its scale.</summary>
public static class RankMetrics
{
    /// <summary>
    /// Returns the area under the ROC curve: the chance that a positive scores above a negative, ties counted half
    /// (Mann and Whitney 1947).
    /// </summary>
    /// <exception cref="ArgumentException">A group is empty, or a score is not a number.</exception>
    public static double Auroc(IReadOnlyList<double> positives, IReadOnlyList<double> negatives)
    {
        Check(positives, negatives);
        var ordered = negatives.Order().ToArray();
        var below = 0.0;
        foreach (var score in positives)
        {
            below += (Rank(ordered, score, inclusive: false) + Rank(ordered, score, inclusive: true)) / 2.0;
        }

        return below / ((double)positives.Count * negatives.Count);
    }

    /// <summary>Returns the share of positives above the lowest threshold that at most so many negatives exceed.
    /// </summary>
    /// <param name="positives">Scores of what should be found.</param>
    /// <param name="negatives">Scores of what should not.</param>
    /// <param name="falsePositiveRate">The share of negatives that may be found, 0 to 1.</param>
    /// <exception cref="ArgumentException">A group is empty, or a score is not a number.</exception>
    public static double TruePositiveRate(
        IReadOnlyList<double> positives, IReadOnlyList<double> negatives, double falsePositiveRate = 0.01)
    {
        Check(positives, negatives);
        var ordered = negatives.Order().ToArray();
        var allowed = (int)(falsePositiveRate * ordered.Length);
        var threshold = allowed >= ordered.Length ? double.NegativeInfinity : ordered[^(allowed + 1)];
        return positives.Count(score => score > threshold) / (double)positives.Count;
    }

    /// <summary>Returns the share of ordered reference scores at or below a score, 0 to 100.</summary>
    internal static double Percentile(double[] ordered, double score) =>
        100.0 * Rank(ordered, score, inclusive: true) / ordered.Length;

    // How many elements are below the score, or at most the score.
    private static int Rank(double[] ordered, double score, bool inclusive)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var left = inclusive ? ordered[middle] <= score : ordered[middle] < score;
            (low, high) = left ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void Check(IReadOnlyList<double> positives, IReadOnlyList<double> negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0)
        {
            throw new ArgumentException("A ranking needs at least one score of each group.");
        }

        if (positives.Concat(negatives).Any(double.IsNaN))
        {
            throw new ArgumentException("A score is not a number; find out why before ranking.");
        }
    }
}
