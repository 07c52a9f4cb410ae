using Whence.Text.Files;
using Whence.Text.Merging;

namespace Whence.Text;

/// <summary>
/// Splits a byte string into tokens by merging the neighbours of lowest rank first, the leftmost on ties
/// (Sennrich et al. 2016, byte level, as tiktoken orders it). Safe for concurrent use.
/// </summary>
public sealed class BytePairEncoding
{
    internal const int NoRank = int.MaxValue;

    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _ranks;
    private readonly byte[][] _tokens;
    private readonly int _tokenBytesMax;

    internal BytePairEncoding(Dictionary<byte[], int> ranks)
    {
        _tokens = new byte[ranks.Count][];
        foreach (var (token, rank) in ranks)
        {
            _tokens[rank] = token;
            _tokenBytesMax = Math.Max(_tokenBytesMax, token.Length);
        }

        _ranks = ranks.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Gets the number of tokens; their ids are 0 to Count - 1.</summary>
    public int Count => _tokens.Length;

    /// <summary>Reads a rank file in the tiktoken format (lines "base64 rank").</summary>
    /// <exception cref="VocabularyException">The file is missing, malformed, has a hole or lacks a byte.</exception>
    public static BytePairEncoding Load(string rankFile) => new(RankFile.Read(rankFile));

    /// <summary>Writes the ranks in the tiktoken format.</summary>
    public void Save(string rankFile) => RankFile.Write(rankFile, _tokens);

    /// <summary>Returns the bytes of token <paramref name="id"/>.</summary>
    public ReadOnlySpan<byte> BytesOf(int id) => _tokens[id];

    /// <summary>Appends the token ids of <paramref name="piece"/> in O(n log n) of its bytes.</summary>
    public void Encode(ReadOnlySpan<byte> piece, List<int> ids)
    {
        if (piece.IsEmpty)
        {
            return;
        }

        var whole = RankOf(piece);
        if (whole != NoRank)
        {
            ids.Add(whole);
        }
        else if (piece.Length <= ShortMerger.BytesMax)
        {
            ShortMerger.Merge(this, piece, ids);
        }
        else
        {
            LongMerger.Merge(this, piece, ids);
        }
    }

    internal int RankOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= _tokenBytesMax && _ranks.TryGetValue(bytes, out var rank) ? rank : NoRank;
}
