namespace Whence.Attribution.Explaining;

/// <summary>Turns offsets in code points, as the API counts, into UTF-16 offsets of a text.</summary>
internal sealed class CodeUnits
{
    private readonly List<int> _at = []; // the UTF-16 offset of each code point, and of the end

    public CodeUnits(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i == 0 || !char.IsSurrogatePair(text[i - 1], text[i]))
            {
                _at.Add(i);
            }
        }

        _at.Add(text.Length);
    }

    /// <summary>Gets the code points of the text.</summary>
    public int Count => _at.Count - 1;

    /// <summary>Returns the UTF-16 offset, or null outside of the text.</summary>
    public int? At(int offset) => offset >= 0 && offset < _at.Count ? _at[offset] : null;
}
