using System.Text;
using Whence.Safetensors;

namespace Whence.Retrieval.Words;

/// <summary>Numbers words as they come, and later by the order of their bytes.</summary>
internal sealed class WordTableBuilder
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<long> _counts = [0];

    public WordTableBuilder() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gets the number of words, with the empty one, which is number 0.</summary>
    public int Count => _counts.Count;

    /// <summary>Counts a word and returns its number for now, from 1.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        if (!_lookup.TryGetValue(word, out var number))
        {
            number = _counts.Count;
            _lookup[word] = number;
            _counts.Add(0);
        }

        _counts[number]++;
        return number;
    }

    /// <summary>Returns the table as it is written, and for each number of now the final one.</summary>
    public (IReadOnlyList<TensorData> Tensors, int[] Final) Finish()
    {
        var words = _numbers.Select(pair => (Utf8: Encoding.UTF8.GetBytes(pair.Key), Number: pair.Value)).ToArray();
        Array.Sort(words, (left, right) => left.Utf8.AsSpan().SequenceCompareTo(right.Utf8));
        var final = new int[_counts.Count];
        var counts = new long[_counts.Count];
        var starts = new long[_counts.Count + 1];
        for (var i = 0; i < words.Length; i++)
        {
            final[words[i].Number] = i + 1;
            counts[i + 1] = _counts[words[i].Number];
            starts[i + 2] = starts[i + 1] + words[i].Utf8.Length;
        }

        var utf8 = new byte[starts[^1]];
        for (var i = 0; i < words.Length; i++)
        {
            words[i].Utf8.CopyTo(utf8, starts[i + 1]);
        }

        return ([
            TensorData.Bytes(WordNames.Utf8, TensorType.U8, [utf8.Length], utf8),
            TensorData.Integers(WordNames.Start, [starts.Length], starts),
            TensorData.Integers(WordNames.Count, [counts.Length], counts),
        ], final);
    }
}
