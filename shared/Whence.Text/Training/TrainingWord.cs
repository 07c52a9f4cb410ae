using System.Text;
using Whence.Text.Splitting;

namespace Whence.Text.Training;

/// <summary>Holds one distinct piece of the training texts as token ids, with the number of its occurrences.</summary>
internal sealed class TrainingWord
{
    private readonly int[] _ids;
    private int _length;

    private TrainingWord(string piece, long count)
    {
        _ids = [.. Encoding.UTF8.GetBytes(piece).Select(value => (int)value)];
        _length = _ids.Length;
        Count = count;
    }

    public long Count { get; }

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, _length);

    public static TrainingWord[] Collect(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            for (var rest = text.AsSpan(); !rest.IsEmpty;)
            {
                var length = Cl100kSplitter.PieceLength(rest);
                bySpan[rest[..length]] = bySpan.TryGetValue(rest[..length], out var count) ? count + 1 : 1;
                rest = rest[length..];
            }
        }

        return [.. counts.Select(pair => new TrainingWord(pair.Key, pair.Value))];
    }

    public bool Contains(TokenPair pair)
    {
        for (var k = 1; k < _length; k++)
        {
            if (_ids[k - 1] == pair.Left && _ids[k] == pair.Right)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Replaces the pair by <paramref name="id"/>, from the left.</summary>
    public void Merge(TokenPair pair, int id)
    {
        var written = 0;
        for (var k = 0; k < _length; k++)
        {
            var found = k + 1 < _length && _ids[k] == pair.Left && _ids[k + 1] == pair.Right;
            _ids[written++] = found ? id : _ids[k];
            if (found)
            {
                k++;
            }
        }

        _length = written;
    }
}
