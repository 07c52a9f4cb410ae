using System.Globalization;
using System.Text;

namespace Whence.Text.Splitting;

/// <summary>Classifies the code point at the start of UTF-16 text; a lone surrogate counts as U+FFFD.</summary>
internal static class CodePoint
{
    /// <summary>Returns the class, and the length in characters (0 at the end of the text).</summary>
    public static CharacterClass Classify(ReadOnlySpan<char> text, out int length)
    {
        Rune.DecodeFromUtf16(text, out var rune, out length);
        return Classify(rune);
    }

    /// <summary>Returns the length in characters of the run of <paramref name="wanted"/> at the start.</summary>
    public static int RunLength(ReadOnlySpan<char> text, CharacterClass wanted)
    {
        var run = 0;
        while (run < text.Length && Classify(text[run..], out var length) == wanted)
        {
            run += length;
        }

        return run;
    }

    // Rune.IsWhiteSpace is the Unicode property White_Space, which is what \s means in the pattern's dialect.
    private static CharacterClass Classify(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        <= UnicodeCategory.OtherLetter => CharacterClass.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            => CharacterClass.Number,
        _ => Rune.IsWhiteSpace(rune) ? CharacterClass.Whitespace : CharacterClass.Other,
    };
}
