using Whence.Retrieval.Words;

namespace Whence.Retrieval.Tests.Words;

public sealed class WordScannerTests
{
    private static readonly string[] Pieces =
        ["One", "two", "J.", " ", " ", "\n", ". ", "!", "don't", "3.14", ",", "“", "”", "日本", "é", "😀", "?"];

    [Theory]
    [InlineData("One two, three.", "One two , three . |")]
    [InlineData("First. Second! third", "First . | Second ! third |")]
    [InlineData("don't 'quote' o’clock", "don't ' quote ' o’clock |")]
    [InlineData("3.14 1,000 a.b x,y", "3.14 1,000 a . b x , y |")]
    [InlineData("well-known snake_case", "well - known snake_case |")]
    [InlineData("a\n\n b\r\nc", "a | b | c |")]
    [InlineData("日本語 is 中文。好", "日 本 語 is 中 文 。 | 好 |")]
    [InlineData("e\u0301 😀x", "e\u0301 😀 x |")]
    [InlineData("J. Smith left.", "J . Smith left . |")]
    [InlineData("  \n ", "")]
    public void Next_Text_IsCutIntoWordsMarksAndSentences(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Tokens(text).Select(token => token.Text)));

    [Fact]
    public void Next_VeryLongWord_IsCut()
    {
        var tokens = Tokens(new string('x', 600));

        Assert.Equal([256, 256, 88, 1], tokens.Select(token => token.Text.Length));
    }

    [Fact]
    public void Next_FromAnyWordBehindSpace_CutsAsFromTheFront()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, 40).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var all = Tokens(text);
            for (var i = 0; i < all.Count; i++)
            {
                var start = all[i].Start;
                if (all[i].Kind == TokenKind.Word && start > 0 && char.IsWhiteSpace(text[start - 1]))
                {
                    var rest = Tokens(text[start..]).Select(token => token with { Start = token.Start + start });
                    Assert.True(all.Skip(i).SequenceEqual(rest), $"seed {seed} at {start}: {text}");
                }
            }
        }
    }

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var scanner = new WordScanner(text);
        while (scanner.Next())
        {
            var isEnd = scanner.Kind == TokenKind.SentenceEnd;
            tokens.Add(new Token(scanner.Kind, scanner.Start, isEnd ? "|" : scanner.Text.ToString()));
        }

        return tokens;
    }

    private sealed record Token(TokenKind Kind, int Start, string Text);
}
