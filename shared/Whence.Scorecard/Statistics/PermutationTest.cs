using Whence.Engine.Randomness;

namespace Whence.Scorecard.Statistics;

/// <summary>Two-sided permutation tests (Fisher 1935); p counts the observed arrangement too, so it is never zero.
/// </summary>
public static class PermutationTest
{
    /// <summary>The arrangements drawn.</summary>
    public const int Arrangements = 9999;

    // Arrangements that equal the observed one but for rounding count as equal.
    private const double Slack = 1e-12;

    /// <summary>Tests whether paired differences have mean zero, by flipping their signs.</summary>
    /// <param name="differences">At least one.</param>
    /// <param name="seed">The same seed gives the same p.</param>
    public static double OfPaired(IReadOnlyList<double> differences, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfZero(differences.Count, nameof(differences));
        var observed = Math.Abs(differences.Sum());
        return Count(seed, random =>
        {
            var sum = differences.Sum(difference => random.Below(2) == 0 ? difference : -difference);
            return Math.Abs(sum) >= observed - Slack;
        });
    }

    /// <summary>Tests whether two samples have the same mean, by dealing their values out anew.</summary>
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value.</param>
    /// <param name="seed">The same seed gives the same p.</param>
    public static double OfTwo(IReadOnlyList<double> first, IReadOnlyList<double> second, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfZero(first.Count, nameof(first));
        ArgumentOutOfRangeException.ThrowIfZero(second.Count, nameof(second));
        double[] all = [.. first, .. second];
        var total = all.Sum();
        var observed = Math.Abs(first.Average() - second.Average());
        return Count(seed, random =>
        {
            random.Shuffle(all.AsSpan());
            var sum = all.Take(first.Count).Sum();
            return Math.Abs((sum / first.Count) - ((total - sum) / second.Count)) >= observed - Slack;
        });
    }

    private static double Count(ulong seed, Func<SplitMix64, bool> isAsExtreme)
    {
        var random = new SplitMix64(SplitMix64.Scatter(seed));
        var extreme = Enumerable.Range(0, Arrangements).Count(_ => isAsExtreme(random));
        return (extreme + 1.0) / (Arrangements + 1);
    }
}
