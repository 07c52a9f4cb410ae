using System.Text;

namespace Whence.Text;

/// <summary>
/// Decodes ids one by one into whole characters, holding back the bytes of a character that is not complete.
/// The pushes and the flush together give what <see cref="Tokenizer.Decode"/> gives at once. For one reader.
/// </summary>
public sealed class StreamingDecoder(Tokenizer tokenizer, bool skipSpecial = true)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>Returns the characters that <paramref name="id"/> completes, possibly none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is outside the vocabulary.</exception>
    public string Push(int id) => Convert(tokenizer.BytesOf(id, skipSpecial), flush: false);

    /// <summary>Returns U+FFFD when an incomplete character is left, and starts over.</summary>
    public string Flush() => Convert([], flush: true);

    private string Convert(ReadOnlySpan<byte> bytes, bool flush)
    {
        var chars = new char[_decoder.GetCharCount(bytes, flush)];
        _decoder.GetChars(bytes, chars, flush);
        return new string(chars);
    }
}
