using System.Text.RegularExpressions;
using Whence.Text.Splitting;

namespace Whence.Text.Tests;

public sealed class Cl100kSplitterTests
{
    // The oracle; .NET's expressions see UTF-16 units, so it is asked about the basic plane only.
    private const string Pattern =
        @"(?:'[sS\u017F]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|"
        + @" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    [Theory]
    [InlineData("Hello world", "Hello| world")]
    [InlineData("it's we'RE I'll 'tis", "it|'s| we|'RE| I|'ll| '|tis")]
    [InlineData("'\u017Fo", "'\u017F|o")]
    [InlineData("can''t", "can|''|t")]
    [InlineData("'Section", "'S|ection")]
    [InlineData("12345678", "123|456|78")]
    [InlineData("x=1;\n\ny", "x|=|1|;\n\n|y")]
    [InlineData("a   b", "a|  | b")]
    [InlineData("a  \n \n  b", "a|  \n \n| | b")]
    [InlineData("a  ", "a|  ")]
    [InlineData("a\r\r\nb", "a|\r\r\n|b")]
    [InlineData("\tif", "\tif")]
    [InlineData(" (x) !a", " (|x|)| !|a")]
    [InlineData("!!a", "!!|a")]
    [InlineData("\u3000\u3000x", "\u3000|\u3000x")]
    [InlineData("\n", "\n")]
    [InlineData("'", "'")]
    public void PieceLength_KnownTexts_SplitAsThePatternSays(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Split(text)));

    [Theory]
    [InlineData("𝒜𝒷c", "𝒜𝒷c")]
    [InlineData("!𠀀", "!𠀀")]
    [InlineData("𝟘𝟙𝟚𝟛", "𝟘𝟙𝟚|𝟛")]
    [InlineData("😀a", "😀a")]
    [InlineData("😀😀a", "😀😀|a")]
    public void PieceLength_SupplementaryPlanes_AreReadByCodePoint(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Split(text)));

    [Fact]
    public void PieceLength_LoneSurrogates_AreSymbols()
    {
        Assert.Equal(["\uD83Da"], Split("\uD83Da"));
        Assert.Equal(["a", "\uDE00\uD83D", "b"], Split("a\uDE00\uD83Db"));
    }

    [Fact]
    public void PieceLength_RandomBasicPlaneTexts_EqualsTheExpression()
    {
        var oracle = new Regex(Pattern, RegexOptions.CultureInvariant);
        foreach (var (name, text) in TestVocabulary.Texts(120))
        {
            var basic = string.Concat(text.Where(value => !char.IsSurrogate(value)));
            var expected = oracle.Matches(basic).Select(match => match.Value);
            Assert.True(expected.SequenceEqual(Split(basic)), name);
        }
    }

    [Fact]
    public void PieceLength_AnyText_LosesNothing()
    {
        foreach (var (name, text) in TestVocabulary.Texts(30))
        {
            Assert.True(string.Concat(Split(text)) == text, name);
        }
    }

    private static List<string> Split(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = Cl100kSplitter.PieceLength(text.AsSpan(start));
            pieces.Add(text.Substring(start, length));
            start += length;
        }

        return pieces;
    }
}
