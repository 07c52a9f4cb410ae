using Whence.Engine.Gradients;
using Whence.Engine.Randomness;

namespace Whence.Engine.Training.Data;

/// <summary>Collects masked sequences into one batch.</summary>
internal sealed class NoisyBatchBuilder(int mask)
{
    private readonly List<TrainingSequence> _clean = [];
    private readonly List<int[]> _noisy = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _targets = [];
    private readonly List<float> _weights = [];
    private readonly List<MaskedChunk> _chunks = [];
    private int _firstRow;

    public void Add(TrainingSequence sequence, ReadOnlySpan<float> probabilities, SplitMix64 random)
    {
        var tokens = (int[])sequence.Tokens.Clone();
        var before = _rows.Count;
        for (var position = 0; position < tokens.Length; position++)
        {
            if (random.NextDouble() >= probabilities[position])
            {
                continue;
            }

            if (!sequence.Chunks.Any(chunk => chunk.IsGiven && position >= chunk.Start && position < chunk.End))
            {
                _rows.Add(_firstRow + position);
                _targets.Add(tokens[position]);
                _weights.Add(1 / probabilities[position]);
            }

            tokens[position] = mask;
        }

        AddChunks(sequence, before);
        _clean.Add(sequence);
        _noisy.Add(tokens);
        _firstRow += tokens.Length;
    }

    public NoisyBatch Build()
    {
        var total = _weights.Sum();
        return new NoisyBatch(
            new SequenceBatch(_noisy),
            _clean,
            [.. _rows],
            [.. _targets],
            [.. _weights.Select(weight => weight / total)],
            _chunks);
    }

    private void AddChunks(TrainingSequence sequence, int first)
    {
        foreach (var chunk in sequence.Chunks)
        {
            while (first < _rows.Count && _rows[first] - _firstRow < chunk.Start)
            {
                first++;
            }

            var last = first;
            while (last < _rows.Count && _rows[last] - _firstRow < chunk.End)
            {
                last++;
            }

            if (last > first)
            {
                _chunks.Add(new MaskedChunk(_clean.Count, first, last - first, chunk.Concepts));
            }

            first = last;
        }
    }
}
