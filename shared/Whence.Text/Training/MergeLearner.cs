using Whence.Text.Files;

namespace Whence.Text.Training;

/// <summary>
/// Learns merges one by one. Two pairs can spell the same bytes; the second one then joins the existing token,
/// because a rank file knows a token by its bytes alone.
/// </summary>
internal sealed class MergeLearner
{
    private const int ByteValues = 256;
    private const long PairCountMin = 2;

    private readonly PairCounts _pairs = new();
    private readonly List<byte[]> _bytes = [];
    private readonly Dictionary<byte[], int> _tokens = new(ByteSequenceComparer.Instance);

    public MergeLearner(IEnumerable<TrainingWord> words)
    {
        for (var value = 0; value < ByteValues; value++)
        {
            IdOf([(byte)value]);
        }

        foreach (var word in words)
        {
            _pairs.Add(word, 1);
        }

        _pairs.Settle();
    }

    public IReadOnlyDictionary<byte[], int> Tokens => _tokens;

    public void Learn(int tokensWanted, Action<int, int>? onToken)
    {
        while (_bytes.Count < tokensWanted && _pairs.TryTake(PairCountMin, out var pair, out var words))
        {
            var id = IdOf([.. _bytes[pair.Left], .. _bytes[pair.Right]]);
            foreach (var word in words)
            {
                Merge(word, pair, id);
            }

            _pairs.Settle();
            onToken?.Invoke(_bytes.Count, tokensWanted);
        }
    }

    private void Merge(TrainingWord word, TokenPair pair, int id)
    {
        if (word.Contains(pair))
        {
            _pairs.Add(word, -1);
            word.Merge(pair, id);
            _pairs.Add(word, 1);
        }
    }

    private int IdOf(byte[] bytes)
    {
        if (_tokens.TryAdd(bytes, _bytes.Count))
        {
            _bytes.Add(bytes);
        }

        return _tokens[bytes];
    }
}
