namespace Whence.Text.Splitting;

/// <summary>
/// Splits text into the pieces of cl100k's pattern, in linear time and by code points:
/// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|
/// \s*[\r\n]+|\s+(?!\S)|\s+</c>. No piece depends on what stands before it.
/// </summary>
/// <remarks>
/// Classes come from the tables of .NET 10 (Unicode 16), the same as those of tiktoken 1.0.22 on npm for every
/// code point. A build with older tables may split a newly assigned letter or digit in another way.
/// </remarks>
internal static class Cl100kSplitter
{
    private const char LongS = '\u017F';
    private const int DigitsMax = 3;

    /// <summary>Returns the length in characters of the first piece; <paramref name="text"/> is not empty.</summary>
    public static int PieceLength(ReadOnlySpan<char> text)
    {
        var contraction = ContractionLength(text);
        if (contraction > 0)
        {
            return contraction;
        }

        var first = CodePoint.Classify(text, out var firstLength);
        if (first == CharacterClass.Number)
        {
            return NumberLength(text);
        }

        if (first == CharacterClass.Letter || !IsNewline(text[0]))
        {
            var letters = CodePoint.RunLength(text[firstLength..], CharacterClass.Letter);
            if (letters > 0 || first == CharacterClass.Letter)
            {
                return firstLength + letters;
            }
        }

        var symbols = SymbolsLength(text);
        return symbols > 0 ? symbols : WhitespaceLength(text);
    }

    // (?i:'s|'t|'re|'ve|'m|'ll|'d); the long s folds to s, and no other letter outside ASCII folds to these.
    private static int ContractionLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '\'')
        {
            return 0;
        }

        var first = char.ToLowerInvariant(text[1]);
        if (first is 's' or 't' or 'm' or 'd' or LongS)
        {
            return 2;
        }

        var second = text.Length > 2 ? char.ToLowerInvariant(text[2]) : '\0';
        return (first, second) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }

    // \p{N}{1,3}
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var run = 0;
        for (var digits = 0; digits < DigitsMax; digits++)
        {
            if (CodePoint.Classify(text[run..], out var length) != CharacterClass.Number)
            {
                break;
            }

            run += length;
        }

        return run;
    }

    //  ?[^\s\p{L}\p{N}]+[\r\n]*
    private static int SymbolsLength(ReadOnlySpan<char> text)
    {
        var start = text[0] == ' ' ? 1 : 0;
        var symbols = CodePoint.RunLength(text[start..], CharacterClass.Other);
        if (symbols == 0)
        {
            return 0;
        }

        var end = start + symbols;
        while (end < text.Length && IsNewline(text[end]))
        {
            end++;
        }

        return end;
    }

    // \s*[\r\n]+|\s+(?!\S)|\s+: up to the last line end; else all at the end of the text; else all but the last.
    private static int WhitespaceLength(ReadOnlySpan<char> text)
    {
        var run = CodePoint.RunLength(text, CharacterClass.Whitespace);
        var lastNewline = text[..run].LastIndexOfAny('\r', '\n');
        if (lastNewline >= 0)
        {
            return lastNewline + 1;
        }

        return run == text.Length || run == 1 ? run : run - 1;
    }

    private static bool IsNewline(char value) => value is '\r' or '\n';
}
