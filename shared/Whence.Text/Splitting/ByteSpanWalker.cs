using System.Text;

namespace Whence.Text.Splitting;

/// <summary>Maps consecutive byte ranges of a text in UTF-8 to the UTF-16 ranges of the characters touched.</summary>
internal ref struct ByteSpanWalker(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _byte;
    private int _charStart;
    private int _charEnd;
    private int _charEndByte;

    /// <summary>Returns the characters that the next <paramref name="byteCount"/> bytes (at least one) touch.</summary>
    public (int Start, int End) Take(int byteCount)
    {
        AdvanceTo(_byte + 1);
        var start = _charStart;
        _byte += byteCount;
        AdvanceTo(_byte);
        return (start, _charEnd);
    }

    // Moves to the character that holds the byte before endByte.
    private void AdvanceTo(int endByte)
    {
        while (_charEndByte < endByte)
        {
            Rune.DecodeFromUtf16(_text[_charEnd..], out var rune, out var length);
            _charStart = _charEnd;
            _charEnd += length;
            _charEndByte += rune.Utf8SequenceLength;
        }
    }
}
