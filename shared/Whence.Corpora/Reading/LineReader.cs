namespace Whence.Corpora.Reading;

/// <summary>Cuts a stream of bytes at line feeds; a line lives until the next one is read.</summary>
/// <param name="stream">The stream.</param>
/// <param name="lineBytesMax">The longest line allowed.</param>
/// <param name="trailer">What must stand at the end of the stream, behind the last line, and is not part of it.</param>
internal sealed class LineReader(Stream stream, int lineBytesMax, byte[] trailer) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;

    private int Available => Math.Max(0, _end - trailer.Length - _start);

    /// <summary>Returns the next line without its line feed, or null at the end.</summary>
    /// <exception cref="FormatException">The line is too long.</exception>
    /// <exception cref="InvalidDataException">The stream ends without the trailer.</exception>
    public ReadOnlyMemory<byte>? Next()
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, Available - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, skip: 1);
            }

            searched = Available;
            CheckLength(searched);
            if (!Fill())
            {
                CheckTrailer();
                return searched == 0 ? default(ReadOnlyMemory<byte>?) : Take(searched, skip: 0);
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        CheckLength(length);
        var line = _buffer.AsMemory(_start, length);
        _start += length + skip;
        return line;
    }

    private void CheckLength(int length)
    {
        if (length > lineBytesMax)
        {
            throw new FormatException($"it is longer than {lineBytesMax} bytes; cut the document in parts.");
        }
    }

    private void CheckTrailer()
    {
        if (!_buffer.AsSpan(_start, _end - _start).EndsWith(trailer))
        {
            throw new InvalidDataException("The stream ends too early.");
        }
    }

    private bool Fill()
    {
        var length = _end - _start;
        _buffer.AsSpan(_start, length).CopyTo(_buffer);
        (_start, _end) = (0, length);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, checked(_buffer.Length * 2));
        }

        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
