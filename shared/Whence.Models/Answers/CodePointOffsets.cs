namespace Whence.Models.Answers;

/// <summary>Turns UTF-16 offsets of a text into offsets in code points, which is how the API counts characters.
/// </summary>
public sealed class CodePointOffsets
{
    private readonly int[] _before; // code points that begin before each UTF-16 offset

    /// <summary>Counts the code points of a text; a lone surrogate counts as one.</summary>
    public CodePointOffsets(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _before = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            var continues = i > 0 && char.IsSurrogatePair(text[i - 1], text[i]);
            _before[i + 1] = _before[i] + (continues ? 0 : 1);
        }
    }

    /// <summary>Gets the code points of the whole text.</summary>
    public int Count => _before[^1];

    /// <summary>Returns the code points before a UTF-16 offset; an offset inside a pair counts the pair.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is outside the text.</exception>
    public int At(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, _before.Length);
        return _before[offset];
    }
}
