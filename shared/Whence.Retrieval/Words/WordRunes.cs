using System.Globalization;
using System.Text;

namespace Whence.Retrieval.Words;

/// <summary>Says which code points make words.</summary>
internal static class WordRunes
{
    /// <summary>Returns whether a code point can stand in a word: letters, digits, combining marks and underscores.
    /// </summary>
    public static bool IsPart(Rune rune) => Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherNumber
        or UnicodeCategory.ConnectorPunctuation;

    /// <summary>Returns whether a code point is a word of its own, because its script has no spaces: Han, Hiragana and
    /// Katakana.</summary>
    public static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x4dbf)
        or (>= 0x4e00 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff);

    /// <summary>Returns whether a mark inside a text holds two parts of a word together: the apostrophe of
    /// <c>don't</c>, the point of <c>3.14</c>, the comma of <c>1,000</c>.</summary>
    public static bool Joins(ReadOnlySpan<char> text, int offset)
    {
        if (offset + 1 >= text.Length)
        {
            return false;
        }

        var (before, after) = (text[offset - 1], text[offset + 1]);
        return text[offset] switch
        {
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            '.' or ',' => char.IsDigit(before) && char.IsDigit(after),
            _ => false,
        };
    }
}
