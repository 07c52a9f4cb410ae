namespace Whence.Steering.Contrasts;

/// <summary>The scores of texts by concept.</summary>
/// <param name="scores">[texts][concepts].</param>
internal sealed class ScoreTable(IReadOnlyList<float[]> scores)
{
    // Saturated scores have next to no spread; without a floor the effect would be infinite.
    private const double LeastDeviation = 0.01;

    public int Concepts => scores.Count == 0 ? 0 : scores[0].Length;

    /// <summary>Returns the mean scores of some texts: [concepts].</summary>
    public double[] Means(IReadOnlyList<int> texts)
    {
        var means = new double[Concepts];
        foreach (var text in texts)
        {
            for (var concept = 0; concept < means.Length; concept++)
            {
                means[concept] += scores[text][concept];
            }
        }

        for (var concept = 0; concept < means.Length; concept++)
        {
            means[concept] /= texts.Count;
        }

        return means;
    }

    /// <summary>Returns Cohen's d of a concept between two sets of texts.</summary>
    public double Effect(int concept, IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var (a, b) = (Column(concept, first), Column(concept, second));
        var freedom = a.Length + b.Length - 2;
        var variance = freedom == 0 ? 0 : (Squares(a) + Squares(b)) / freedom;
        return (a.Average() - b.Average()) / Math.Max(LeastDeviation, Math.Sqrt(variance));
    }

    /// <summary>Returns the chance that a text of the first set scores above one of the second, ties half (Mann and
    /// Whitney 1947).</summary>
    public double Auc(int concept, IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var (a, b) = (Column(concept, first), Column(concept, second));
        var above = a.Sum(x => b.Sum(y => x > y ? 1.0 : x < y ? 0.0 : 0.5));
        return above / ((double)a.Length * b.Length);
    }

    private double[] Column(int concept, IReadOnlyList<int> texts) =>
        [.. texts.Select(text => (double)scores[text][concept])];

    private static double Squares(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }
}
