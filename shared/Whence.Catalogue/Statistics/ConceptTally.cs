using Whence.Engine.Concepts;
using Whence.Engine.Randomness;

namespace Whence.Catalogue.Statistics;

/// <summary>What is kept of one concept while a corpus passes by: sums, the strongest chunks, and for each twentieth of
/// the scale a few chunks drawn evenly (reservoir sampling, Vitter 1985). Its size does not grow with the corpus.
/// </summary>
internal sealed class ConceptTally(ConceptKind kind, int id)
{
    private const int Bins = 20;
    private const int Kept = 2;
    private const int KeptTop = 3;
    private const double LeastShown = 1.0 / Bins; // what is weaker is noise to a reader

    private readonly long[] _chunks = new long[Bins];
    private readonly List<ActivationExample>[] _samples = new List<ActivationExample>[Bins];
    private readonly List<ActivationExample> _top = []; // descending
    private long _count;
    private long _active;
    private double _mean;
    private double _squares; // sum of squared distances from the mean (Welford 1962)

    public IReadOnlyList<ActivationExample> Top => _top;

    public void Add(double activation, CorpusPassage passage, double activeAt, ulong seed)
    {
        _count++;
        var distance = activation - _mean;
        _mean += distance / _count;
        _squares += distance * (activation - _mean);
        _active += activation >= activeAt ? 1 : 0;
        var bin = Math.Clamp((int)(activation * Bins), 0, Bins - 1);
        _chunks[bin]++;
        if (activation >= LeastShown)
        {
            Sample(bin, new ActivationExample(activation, passage), seed);
            KeepTop(new ActivationExample(activation, passage));
        }
    }

    public ConceptStatistics Summarize(IReadOnlyList<string> words) => new(
        kind,
        id,
        Rounded(_mean),
        Rounded(_count > 1 ? Math.Sqrt(_squares / (_count - 1)) : 0),
        Rounded(_count > 0 ? (double)_active / _count : 0),
        Rounded(_top.Count > 0 ? _top[0].Activation : 0),
        words,
        _top.Count > 0 ? [.. Bands()] : []);

    private static double Rounded(double value) => Math.Round(value, 5);

    private IEnumerable<ActivationBand> Bands()
    {
        var largest = _top[0].Activation;
        yield return Band("top", _top[^1].Activation, largest, _top) with { Chunks = _top.Count };
        var parts = new[] { ("strong", 2 / 3.0, 1), ("middle", 1 / 3.0, 2 / 3.0), ("weak", 0, 1 / 3.0) };
        foreach (var (name, from, to) in parts)
        {
            var (low, high) = (Math.Max(from * largest, LeastShown), to * largest);
            var examples = _samples.Where(sample => sample is not null).SelectMany(sample => sample)
                .Where(example => example.Activation >= low && example.Activation < high && !_top.Contains(example))
                .Take(Kept);
            if (high > low)
            {
                yield return Band(name, low, high, [.. examples]);
            }
        }
    }

    private ActivationBand Band(string name, double from, double to, IReadOnlyList<ActivationExample> examples) => new(
        name, Rounded(from), Rounded(to), Chunks(from, to), [.. examples.Select(Rounded)]);

    // By whole twentieths: good to one of them at either end.
    private long Chunks(double from, double to) => Enumerable.Range(0, Bins)
        .Where(bin => (bin + 0.5) / Bins >= from && (double)bin / Bins < to)
        .Sum(bin => _chunks[bin]);

    private static ActivationExample Rounded(ActivationExample example) =>
        example with { Activation = Rounded(example.Activation) };

    private void Sample(int bin, ActivationExample example, ulong seed)
    {
        var sample = _samples[bin] ??= [];
        if (sample.Count < Kept)
        {
            sample.Add(example);
            return;
        }

        var concept = (ulong)(((long)kind << 32) + id);
        var slot = (long)(CounterRandom.Uniform(seed + concept, bin, (int)_chunks[bin]) * _chunks[bin]);
        if (slot < Kept)
        {
            sample[(int)slot] = example;
        }
    }

    private void KeepTop(ActivationExample example)
    {
        var place = _top.FindIndex(kept => example.Activation > kept.Activation);
        if (place >= 0 || _top.Count < KeptTop)
        {
            _top.Insert(place >= 0 ? place : _top.Count, example);
            if (_top.Count > KeptTop)
            {
                _top.RemoveAt(KeptTop);
            }
        }
    }
}
