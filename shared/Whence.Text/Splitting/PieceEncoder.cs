using System.Text;

namespace Whence.Text.Splitting;

/// <summary>Encodes the pieces of one text; it keeps a byte buffer from piece to piece.</summary>
internal sealed class PieceEncoder(BytePairEncoding encoding)
{
    private byte[] _bytes = new byte[256];

    /// <summary>Appends the ids of the first piece and returns its length in characters.</summary>
    public int EncodeFirst(ReadOnlySpan<char> text, List<int> ids)
    {
        var piece = text[..Cl100kSplitter.PieceLength(text)];
        var bytesMax = Encoding.UTF8.GetMaxByteCount(piece.Length);
        if (_bytes.Length < bytesMax)
        {
            _bytes = new byte[bytesMax];
        }

        // A lone surrogate becomes the bytes of U+FFFD here.
        var length = Encoding.UTF8.GetBytes(piece, _bytes);
        encoding.Encode(_bytes.AsSpan(0, length), ids);
        return piece.Length;
    }
}
