using Whence.Engine.Randomness;

namespace Whence.Scorecard.Statistics;

/// <summary>Percentile bootstrap (Efron 1979): the spread of a statistic over samples drawn with replacement.</summary>
public static class Bootstrap
{
    /// <summary>The samples drawn for an interval.</summary>
    public const int Resamples = 2000;

    private const double Tail = 0.025;

    /// <summary>Returns the 95 % interval of a mean.</summary>
    /// <param name="values">At least one value.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval OfMean(IReadOnlyList<double> values, ulong seed) =>
        Of(values, sample => sample.Average(), seed);

    /// <summary>Returns the 95 % interval of any statistic of a sample, for example a ratio of two means over pairs.
    /// </summary>
    /// <param name="sample">At least one item.</param>
    /// <param name="statistic">Maps as many items, drawn with replacement, to a number.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval Of<T>(IReadOnlyList<T> sample, Func<IReadOnlyList<T>, double> statistic, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfZero(sample.Count, nameof(sample));
        var (random, drawn) = (new SplitMix64(SplitMix64.Scatter(seed)), new T[sample.Count]);
        var results = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < drawn.Length; j++)
            {
                drawn[j] = sample[random.Below(drawn.Length)];
            }

            results[i] = statistic(drawn);
        }

        Array.Sort(results);
        return new Interval(Quantiles.OfSorted(results, Tail), Quantiles.OfSorted(results, 1 - Tail));
    }
}
