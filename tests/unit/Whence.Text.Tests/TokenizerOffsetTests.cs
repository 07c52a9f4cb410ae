namespace Whence.Text.Tests;

public sealed class TokenizerOffsetTests
{
    private static readonly Tokenizer Tokenizer = TestVocabulary.Tokenizer;

    [Fact]
    public void EncodeWithOffsets_AnyText_HasTheIdsOfEncode()
    {
        foreach (var (name, text) in TestVocabulary.Texts(40))
        {
            var ids = Tokenizer.EncodeWithOffsets(text).Select(span => span.Id);
            Assert.True(ids.SequenceEqual(Tokenizer.Encode(text)), name);
        }
    }

    [Fact]
    public void EncodeWithOffsets_AnyText_SpansCoverAndNeverGoBack()
    {
        foreach (var (name, text) in TestVocabulary.Texts(40))
        {
            var (start, end) = (0, 0);
            foreach (var span in Tokenizer.EncodeWithOffsets(text))
            {
                Assert.True(span.StartChar >= start && span.EndChar >= end, $"{name}: {span} goes back");
                Assert.True(span.StartChar <= end, $"{name}: {span} leaves a gap");
                Assert.True(span.EndChar > span.StartChar, $"{name}: {span} is empty");
                (start, end) = (span.StartChar, span.EndChar);
            }

            Assert.True(end == text.Length, $"{name}: the end is not covered");
        }
    }

    [Fact]
    public void EncodeWithOffsets_AnyText_TokenBytesLieInsideTheirSpan()
    {
        foreach (var (name, text) in TestVocabulary.Texts(20))
        {
            foreach (var span in Tokenizer.EncodeWithOffsets(text))
            {
                var characters = System.Text.Encoding.UTF8.GetBytes(text[span.StartChar..span.EndChar]);
                var token = Tokenizer.DecodeBytes([span.Id]);
                Assert.True(characters.AsSpan().IndexOf(token) >= 0, $"{name}: {span}");
            }
        }
    }

    [Fact]
    public void EncodeWithOffsets_CharacterSplitOverTokens_EachTokenSpansIt()
    {
        // The bytes alone: every token is one byte of the emoji, and the emoji is two UTF-16 units.
        var bytesOnly = VocabularyTrainer.Train([], 300);

        Assert.Equal(
            [new('a', 0, 1), new(0xF0, 1, 3), new(0x9F, 1, 3), new(0x98, 1, 3), new(0x80, 1, 3), new('b', 3, 4)],
            bytesOnly.EncodeWithOffsets("a😀b"));
    }

    [Fact]
    public void EncodeWithOffsets_LoneSurrogate_SpansOneUnit()
    {
        var bytesOnly = VocabularyTrainer.Train([], 300);

        Assert.Equal(
            [new(0xEF, 0, 1), new(0xBF, 0, 1), new(0xBD, 0, 1), new('x', 1, 2)],
            bytesOnly.EncodeWithOffsets("\uD83Dx"));
    }
}
