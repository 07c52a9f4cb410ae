using Whence.Corpora.Reading;

namespace Whence.Corpora.Tests.Reading;

public sealed class TextChunkerTests
{
    private static readonly string[] Pieces = ["a", "B", ".", " ", "\n", "!", "😀", "é"];

    [Theory]
    [InlineData("One two. Three four. Five.", 21, "One two. Three four.|Five.")]
    [InlineData("One two. Three four. Five.", 20, "One two. Three four.|Five.")]
    [InlineData("One two. Three four. Five.", 19, "One two.|Three four. Five.")]
    [InlineData("one two three four", 9, "one two|three|four")]
    [InlineData("onetwothree", 4, "onet|woth|ree")]
    [InlineData("  padded  ", 4, "padd|ed")]
    [InlineData("first\nsecond", 9, "first|second")]
    [InlineData("a😀😀😀", 4, "a😀|😀😀")]
    [InlineData(" \n ", 4, "")]
    public void Split_Text_CutsAtTheBestPlace(string text, int charsMax, string expected)
    {
        var chunks = TextChunker.Split(text, charsMax).Select(chunk => text[chunk.StartChar..chunk.EndChar]);

        Assert.Equal(expected, string.Join('|', chunks));
    }

    [Fact]
    public void Split_RandomTexts_LosesNothingButSpaceAndKeepsTheLimit()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(
                Enumerable.Range(0, random.Next(200)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var charsMax = random.Next(2, 30);

            var chunks = TextChunker.Split(text, charsMax);

            Assert.True(chunks.All(chunk => chunk.EndChar - chunk.StartChar <= charsMax), $"seed {seed}");
            var kept = string.Concat(chunks.Select(chunk => text[chunk.StartChar..chunk.EndChar]));
            Assert.True(Letters(kept) == Letters(text), $"seed {seed}");
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
