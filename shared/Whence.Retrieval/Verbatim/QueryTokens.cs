using System.Text;
using Whence.Retrieval.Words;

namespace Whence.Retrieval.Verbatim;

/// <summary>A text in the words of an index, with the place of each in the text.</summary>
/// <param name="Numbers">The number of each word and mark; 0 ends a sentence, -1 is a word that the corpus lacks.
/// </param>
/// <param name="Starts">Where each begins, in UTF-16 code units.</param>
/// <param name="Ends">Where each ends.</param>
/// <param name="WordsBefore">The number of words before each token, and of all.</param>
internal sealed record QueryTokens(int[] Numbers, int[] Starts, int[] Ends, int[] WordsBefore)
{
    public static QueryTokens Of(string text, WordTable words)
    {
        var (numbers, starts, ends) = (new List<int>(), new List<int>(), new List<int>());
        var wordsBefore = new List<int> { 0 };
        var scanner = new WordScanner(text);
        while (scanner.Next())
        {
            numbers.Add(scanner.Kind == TokenKind.SentenceEnd ? 0 : words.Find(Utf8(scanner.Text)));
            starts.Add(scanner.Start);
            ends.Add(scanner.End);
            wordsBefore.Add(wordsBefore[^1] + (scanner.Kind == TokenKind.Word ? 1 : 0));
        }

        return new QueryTokens([.. numbers], [.. starts], [.. ends], [.. wordsBefore]);
    }

    /// <summary>Gets the number of tokens.</summary>
    public int Count => Numbers.Length;

    /// <summary>Returns the first token that reaches beyond an offset.</summary>
    public int FirstBeyond(int offset)
    {
        var first = Array.FindIndex(Ends, end => end > offset);
        return first < 0 ? Count : first;
    }

    /// <summary>Returns the number of words in a range of tokens.</summary>
    public int Words(int first, int end) => WordsBefore[end] - WordsBefore[first];

    /// <summary>Returns where the words end that can match together with the one at <paramref name="first"/>.</summary>
    public int EndOfRun(int first)
    {
        var end = first;
        while (end < Count && Numbers[end] > 0)
        {
            end++;
        }

        return end;
    }

    private static byte[] Utf8(ReadOnlySpan<char> word)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(word)];
        Encoding.UTF8.GetBytes(word, bytes);
        return bytes;
    }
}
