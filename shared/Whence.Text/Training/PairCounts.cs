using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Whence.Text.Training;

/// <summary>Counts neighbouring tokens over the training words, and yields the most frequent pair.</summary>
internal sealed class PairCounts
{
    private readonly Dictionary<TokenPair, long> _counts = [];
    private readonly Dictionary<TokenPair, List<TrainingWord>> _words = [];
    private readonly HashSet<TokenPair> _changed = [];
    private readonly PriorityQueue<TokenPair, (long NegativeCount, TokenPair Pair)> _queue = new();

    /// <summary>Adds (sign 1) or takes away (sign -1) all pairs of the word.</summary>
    public void Add(TrainingWord word, int sign)
    {
        var ids = word.Ids;
        for (var k = 1; k < ids.Length; k++)
        {
            var pair = new TokenPair(ids[k - 1], ids[k]);
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, pair, out _) += sign * word.Count;
            _changed.Add(pair);
            if (sign > 0)
            {
                Remember(pair, word);
            }
        }
    }

    /// <summary>Queues the counts that changed; their old entries stay and are skipped when they surface.</summary>
    public void Settle()
    {
        foreach (var pair in _changed)
        {
            if (_counts[pair] > 0)
            {
                _queue.Enqueue(pair, (-_counts[pair], pair));
            }
            else
            {
                _counts.Remove(pair);
            }
        }

        _changed.Clear();
    }

    /// <summary>Takes the most frequent pair that occurs at least <paramref name="countMin"/> times.</summary>
    public bool TryTake(long countMin, out TokenPair pair, [NotNullWhen(true)] out List<TrainingWord>? words)
    {
        while (_queue.TryDequeue(out pair, out var priority))
        {
            if (-priority.NegativeCount < countMin)
            {
                break;
            }

            if (_counts.GetValueOrDefault(pair) == -priority.NegativeCount && _words.Remove(pair, out words))
            {
                return true;
            }
        }

        words = null;
        return false;
    }

    // The list may name words that have lost the pair since; they are harmless.
    private void Remember(TokenPair pair, TrainingWord word)
    {
        ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, pair, out _);
        words ??= [];
        if (words.Count == 0 || words[^1] != word)
        {
            words.Add(word);
        }
    }
}
