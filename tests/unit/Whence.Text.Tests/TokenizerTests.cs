using System.Text;

namespace Whence.Text.Tests;

public sealed class TokenizerTests
{
    private static readonly Tokenizer Tokenizer = TestVocabulary.Tokenizer;

    [Fact]
    public void Decode_OfEncode_GivesTheTextBack()
    {
        foreach (var (name, text) in TestVocabulary.Texts(60))
        {
            // A lone surrogate has no UTF-8 form; it comes back as U+FFFD.
            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            var ids = Tokenizer.Encode(text);
            Assert.True(Tokenizer.Decode(ids) == expected, name);
            Assert.True(Tokenizer.DecodeBytes(ids).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)), name);
        }
    }

    [Fact]
    public void Encode_EmptyText_GivesNoIds()
    {
        Assert.Empty(Tokenizer.Encode(""));
        Assert.Empty(Tokenizer.EncodeWithOffsets(""));
        Assert.Equal("", Tokenizer.Decode([]));
    }

    [Fact]
    public void Encode_LoneSurrogate_IsTheReplacementCharacter() =>
        Assert.Equal(Tokenizer.Encode("a\uFFFDb"), Tokenizer.Encode("a\uD800b"));

    [Fact]
    public void Encode_SpecialLiteral_IsOrdinaryText()
    {
        foreach (var name in Tokenizer.SpecialTokens.Keys)
        {
            var text = $"before {name}{name} after";
            var ids = Tokenizer.Encode(text);
            Assert.DoesNotContain(ids, Tokenizer.IsSpecial);
            Assert.Equal(text, Tokenizer.Decode(ids));
        }
    }

    [Theory]
    [InlineData('a')]
    [InlineData('^')]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('=')]
    [InlineData('漢')]
    [InlineData('\u0301')]
    public void Encode_MillionRepeats_RoundTripsWithOffsets(char value)
    {
        var text = new string(value, 1_000_000);
        var spans = Tokenizer.EncodeWithOffsets(text);

        Assert.Equal(text.Length, spans[^1].EndChar);
        Assert.Equal(text, Tokenizer.Decode(spans.Select(span => span.Id).ToArray()));
    }

    [Fact]
    public void Decode_SpecialIds_AreSkippedOrNamed()
    {
        int[] ids = [Tokenizer.Bos, .. Tokenizer.Encode("tide"), Tokenizer.EndOfChunk, Tokenizer.Mask];

        Assert.Equal("tide", Tokenizer.Decode(ids));
        Assert.Equal("<|bos|>tide<|endofchunk|><|mask|>", Tokenizer.Decode(ids, skipSpecial: false));
    }

    [Fact]
    public void Decode_BrokenUtf8_GivesOneReplacementPerMaximalPart()
    {
        // F0 9F 98 is the start of an emoji cut short; C3 28 a lead byte without its continuation; 80 a stray one.
        int[] ids = [0xF0, 0x9F, 0x98, 'a', 0xC3, 0x28, 0x80, 0x80];

        Assert.Equal("\uFFFDa\uFFFD(\uFFFD\uFFFD", Tokenizer.Decode(ids));
        Assert.Equal([0xF0, 0x9F, 0x98, (byte)'a', 0xC3, 0x28, 0x80, 0x80], Tokenizer.DecodeBytes(ids));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1200)]
    [InlineData(int.MaxValue)]
    public void Decode_IdOutsideTheVocabulary_SaysWhichIdsExist(int id)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.Decode([id]));

        Assert.Contains("give an id from 0 to 1199", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.TokenText(id));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.IsSpecial(id));
    }

    [Fact]
    public void TokenText_OrdinaryPartialAndSpecial_IsReadable()
    {
        Assert.Equal("a", Tokenizer.TokenText('a'));
        Assert.Equal("\uFFFD", Tokenizer.TokenText(0xC3));
        Assert.Equal("<|pad|>", Tokenizer.TokenText(Tokenizer.Pad));
    }

    [Fact]
    public void Encode_FromManyThreads_GivesTheSameIds()
    {
        var texts = TestVocabulary.Texts(8).Select(item => item.Text).ToArray();
        var expected = texts.Select(Tokenizer.Encode).ToArray();

        var actual = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Tokenizer.Encode).ToArray();

        Assert.Equal(expected, actual);
    }
}
