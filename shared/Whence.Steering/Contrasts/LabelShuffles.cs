using Whence.Engine.Randomness;

namespace Whence.Steering.Contrasts;

/// <summary>
/// The largest difference of any concept when the labels of texts are shuffled, sorted. Each concept is held against
/// it, so that many concepts, or many that say the same, cannot make chance look like a finding (Westfall and Young
/// 1993).
/// </summary>
internal sealed class LabelShuffles
{
    private readonly double[] _largest;

    public LabelShuffles(
        ScoreTable table,
        int first,
        int second,
        int permutations,
        ulong seed,
        CancellationToken cancellation = default)
    {
        var random = new SplitMix64(SplitMix64.Scatter(seed));
        var texts = Enumerable.Range(0, first + second).ToArray();
        _largest = new double[permutations];
        for (var i = 0; i < permutations; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle(texts.AsSpan());
            var (a, b) = (table.Means(texts[..first]), table.Means(texts[first..]));
            _largest[i] = a.Zip(b, (x, y) => Math.Abs(x - y)).DefaultIfEmpty().Max();
        }

        Array.Sort(_largest);
    }

    public double Mean => _largest.DefaultIfEmpty().Average();

    public double Quantile(double share) =>
        _largest.Length == 0 ? 0 : _largest[Math.Min(_largest.Length - 1, (int)(share * _largest.Length))];

    /// <summary>Returns (1 + shuffles at least as large) / (1 + shuffles).</summary>
    public double PValue(double difference)
    {
        var least = Math.Abs(difference) - 1e-12;
        return (1.0 + _largest.Count(largest => largest >= least)) / (1.0 + _largest.Length);
    }
}
