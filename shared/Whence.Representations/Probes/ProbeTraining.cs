using Whence.Engine.Randomness;
using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Probes;

/// <summary>Splits labelled vectors, standardises by the training part alone, fits and judges.</summary>
internal sealed class ProbeTraining
{
    private readonly EmbeddingSet _set;
    private readonly IReadOnlyList<bool> _labels;
    private readonly ProbeOptions _options;
    private readonly int[] _train;
    private readonly int[] _heldOut;
    private readonly Standardization _standard;

    public ProbeTraining(EmbeddingSet set, IReadOnlyList<bool> labels, ProbeOptions options)
    {
        (_set, _labels, _options) = (set, labels, options);
        Check();
        (_train, _heldOut) = Split();
        _standard = Standardization.Of(set, _train);
    }

    public ProbeFit Run(CancellationToken cancellation)
    {
        var probe = Fit(_labels);
        var shuffled = new List<ProbeQuality>();
        for (var control = 0; control < _options.Controls; control++)
        {
            cancellation.ThrowIfCancellationRequested();
            var labels = Shuffled(control);
            shuffled.Add(Judge(Fit(labels), _heldOut, labels));
        }

        return new ProbeFit(probe, Judge(probe, _train, _labels), Judge(probe, _heldOut, _labels), shuffled);
    }

    private Probe Fit(IReadOnlyList<bool> labels)
    {
        var weights = NewtonFit.Solve(
            _standard.Rows(_set, _train),
            [.. _train.Select(row => labels[row] ? 1.0 : -1)],
            _options.Kind,
            _options.Penalty);
        return new Probe(
            _set.Reader,
            _options.Kind,
            _standard.Mean,
            _standard.Scale,
            [.. weights.Take(_set.Width).Select(weight => (float)weight)],
            (float)weights[_set.Width]);
    }

    private ProbeQuality Judge(Probe probe, int[] rows, IReadOnlyList<bool> labels) =>
        probe.Judge(_set.Take(rows), [.. rows.Select(row => labels[row])]);

    // Each part keeps its share of both labels.
    private (int[] Train, int[] HeldOut) Split()
    {
        var random = new SplitMix64(_options.Seed);
        var (train, heldOut) = (new List<int>(), new List<int>());
        foreach (var label in new[] { false, true })
        {
            var rows = Enumerable.Range(0, _labels.Count).Where(row => _labels[row] == label).ToArray();
            random.Shuffle<int>(rows);
            var judged = Math.Clamp((int)Math.Round(_options.HeldOutShare * rows.Length), 1, rows.Length - 1);
            heldOut.AddRange(rows[..judged]);
            train.AddRange(rows[judged..]);
        }

        return ([.. train.Order()], [.. heldOut.Order()]);
    }

    // Within each part, so that both labels stay in both.
    private bool[] Shuffled(int control)
    {
        var random = new SplitMix64(SplitMix64.Scatter(_options.Seed + (ulong)control + 1));
        var labels = _labels.ToArray();
        foreach (var rows in new[] { _train, _heldOut })
        {
            bool[] part = [.. rows.Select(row => _labels[row])];
            random.Shuffle<bool>(part);
            for (var i = 0; i < rows.Length; i++)
            {
                labels[rows[i]] = part[i];
            }
        }

        return labels;
    }

    private void Check()
    {
        if (_labels.Count != _set.Count)
        {
            throw new ModelException($"{_set.Count} vectors need as many labels, not {_labels.Count}.");
        }

        if (Math.Min(_labels.Count(label => label), _labels.Count(label => !label)) < 2)
        {
            throw new ModelException("A probe needs at least two vectors of each label; give more examples.");
        }

        if (!(_options.Penalty > 0 && double.IsFinite(_options.Penalty) && _options.HeldOutShare is > 0 and < 1))
        {
            throw new ModelException(
                $"A penalty of {_options.Penalty} with a held-out share of {_options.HeldOutShare} cannot be; use a " +
                "penalty above 0 and a share between 0 and 1.");
        }
    }
}
