using Whence.Engine.Randomness;

namespace Whence.Engine.Training.Data;

/// <summary>Deals sequences into batches of at most so many tokens, in a new order every epoch.</summary>
public sealed class BatchSource
{
    private readonly IReadOnlyList<TrainingSequence> _sequences;
    private readonly int _tokensPerBatch;
    private readonly ulong _seed;
    private readonly int[] _order;
    private int _next;

    /// <summary>Initializes a new instance of the <see cref="BatchSource"/> class at the start of an epoch.</summary>
    public BatchSource(IReadOnlyList<TrainingSequence> sequences, int tokensPerBatch, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var longest = sequences.Max(sequence => sequence.Tokens.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(tokensPerBatch, longest);
        (_sequences, _tokensPerBatch, _seed) = (sequences, tokensPerBatch, seed);
        _order = new int[sequences.Count];
        Seek(0, 0);
    }

    /// <summary>Gets the epoch, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>Gets how many sequences of the epoch were dealt.</summary>
    public int Position => _next;

    /// <summary>Continues at a place that an earlier run reached.</summary>
    public void Seek(int epoch, int position)
    {
        (Epoch, _next) = (epoch, position);
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new SplitMix64(SplitMix64.Scatter(_seed + (ulong)epoch)).Shuffle(_order.AsSpan());
    }

    /// <summary>Returns the next batch.</summary>
    public IReadOnlyList<TrainingSequence> Next()
    {
        var batch = new List<TrainingSequence>();
        var tokens = 0;
        while (true)
        {
            if (_next == _order.Length)
            {
                Seek(Epoch + 1, 0);
            }

            var sequence = _sequences[_order[_next]];
            if (tokens + sequence.Tokens.Length > _tokensPerBatch)
            {
                return batch;
            }

            batch.Add(sequence);
            tokens += sequence.Tokens.Length;
            _next++;
        }
    }
}
