using System.Text;
using Whence.Text.Files;

namespace Whence.Text.Tests;

/// <summary>Builds rank tables for tests: the 256 bytes, then the given tokens.</summary>
internal static class SampleRanks
{
    public static Dictionary<byte[], int> Bytes()
    {
        var ranks = new Dictionary<byte[], int>(ByteSequenceComparer.Instance);
        for (var value = 0; value < 256; value++)
        {
            ranks.Add([(byte)value], value);
        }

        return ranks;
    }

    public static BytePairEncoding With(params string[] tokens)
    {
        var ranks = Bytes();
        foreach (var token in tokens)
        {
            ranks.Add(Encoding.UTF8.GetBytes(token), ranks.Count);
        }

        return new BytePairEncoding(ranks);
    }

    /// <summary>Draws tokens over three letters in random order, so that a merge may open one of lower rank.</summary>
    public static BytePairEncoding Shuffled(Random random, int tokens)
    {
        var ranks = Bytes();
        while (ranks.Count < 256 + tokens)
        {
            ranks.TryAdd(Letters(random, random.Next(2, 6)), ranks.Count);
        }

        return new BytePairEncoding(ranks);
    }

    public static byte[] Letters(Random random, int length)
    {
        var bytes = new byte[length];
        for (var k = 0; k < length; k++)
        {
            bytes[k] = (byte)('a' + random.Next(3));
        }

        return bytes;
    }

    public static IEnumerable<string> Lines() =>
        Bytes().Select(pair => $"{Convert.ToBase64String(pair.Key)} {pair.Value}");
}
