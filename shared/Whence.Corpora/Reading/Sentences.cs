using System.Buffers;

namespace Whence.Corpora.Reading;

/// <summary>
/// Finds the ends of sentences: a line break, or one of <c>. ! ? … 。 ！ ？</c> with the closing quotes and brackets
/// behind it. White space must follow, except behind the marks of East Asian scripts. An initial ("J. Smith") ends
/// none, nor does a stop before a small letter.
/// </summary>
public static class Sentences
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?…。！？");
    private static readonly SearchValues<char> WideMarks = SearchValues.Create("。！？");
    private static readonly SearchValues<char> Closing = SearchValues.Create("\"')]}’”»」』）");
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    /// <summary>Returns whether a sentence ends before an offset, in UTF-16 code units; the end of the text is one.
    /// </summary>
    public static bool EndsAt(ReadOnlySpan<char> text, int offset)
    {
        if (offset <= 0 || offset > text.Length)
        {
            return false;
        }

        if (offset == text.Length || IsLineBreak(text[offset]))
        {
            return true;
        }

        var last = offset - 1;
        while (last > 0 && Closing.Contains(text[last]))
        {
            last--;
        }

        // A further mark, or one that closes, still belongs to the sentence.
        if (!Marks.Contains(text[last]) || Marks.Contains(text[offset]) || Closing.Contains(text[offset]))
        {
            return false;
        }

        return WideMarks.Contains(text[last])
            || (char.IsWhiteSpace(text[offset]) && !IsInitial(text, last) && !SmallLetterFollows(text, offset));
    }

    /// <summary>Returns whether a character breaks a line.</summary>
    public static bool IsLineBreak(char character) => LineBreaks.Contains(character);

    private static bool IsInitial(ReadOnlySpan<char> text, int mark) =>
        text[mark] == '.' && mark > 0 && char.IsUpper(text[mark - 1])
        && (mark == 1 || char.IsWhiteSpace(text[mark - 2]));

    private static bool SmallLetterFollows(ReadOnlySpan<char> text, int offset)
    {
        while (offset < text.Length && char.IsWhiteSpace(text[offset]) && !IsLineBreak(text[offset]))
        {
            offset++;
        }

        return offset < text.Length && char.IsLower(text[offset]);
    }
}
