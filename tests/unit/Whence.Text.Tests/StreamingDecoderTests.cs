using System.Text;

namespace Whence.Text.Tests;

public sealed class StreamingDecoderTests
{
    private static readonly Tokenizer Tokenizer = TestVocabulary.Tokenizer;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PushAndFlush_RandomIds_EqualsDecode(bool skipSpecial)
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var ids = RandomIds(random, bytesOnly: seed % 2 == 0);
            var decoder = new StreamingDecoder(Tokenizer, skipSpecial);
            var text = string.Concat(ids.Select(decoder.Push)) + decoder.Flush();
            Assert.True(text == Tokenizer.Decode(ids, skipSpecial), $"seed {seed}");
        }
    }

    [Fact]
    public void Push_TextOfAnyKind_NeverSplitsACharacter()
    {
        foreach (var (name, text) in TestVocabulary.Texts(20))
        {
            var decoder = new StreamingDecoder(Tokenizer);
            foreach (var id in Tokenizer.Encode(text))
            {
                var part = decoder.Push(id);
                Assert.True(HasOnlyWholeCharacters(part), name);
            }

            Assert.True(decoder.Flush().Length == 0, name);
        }
    }

    [Fact]
    public void Push_BytesOfAnEmoji_ComesOutWithTheLast()
    {
        int[] ids = [0xF0, 0x9F, 0x98, 0x80];
        var decoder = new StreamingDecoder(Tokenizer);

        Assert.Equal(["", "", "", "😀"], ids.Select(decoder.Push));
        Assert.Equal("", decoder.Flush());
    }

    [Fact]
    public void Push_SpecialIdInsideACharacter_IsSkipped()
    {
        int[] ids = [0xC3, Tokenizer.Mask, 0xA9];
        var decoder = new StreamingDecoder(Tokenizer);

        Assert.Equal(["", "", "é"], ids.Select(decoder.Push));
    }

    [Fact]
    public void Flush_DanglingBytes_GivesOneReplacementAndStartsOver()
    {
        var decoder = new StreamingDecoder(Tokenizer);
        decoder.Push(0xF0);
        decoder.Push(0x9F);

        Assert.Equal("\uFFFD", decoder.Flush());
        Assert.Equal("a", decoder.Push('a'));
    }

    private static bool HasOnlyWholeCharacters(string part) =>
        part == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part));

    private static int[] RandomIds(Random random, bool bytesOnly)
    {
        var ids = new int[random.Next(1, 40)];
        for (var k = 0; k < ids.Length; k++)
        {
            // High bytes alone make broken and half-finished characters likely.
            ids[k] = bytesOnly ? random.Next(0x80, 0x100) : random.Next(Tokenizer.VocabularySize);
        }

        return ids;
    }
}
