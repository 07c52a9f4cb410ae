using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Whence.Text;

namespace Whence.Tokenizer.Parity.Tests;

public sealed class TiktokenParityTests
{
    // The digest that the tiktoken project publishes for cl100k_base.
    private const string Cl100kDigest = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7";

    [TiktokenFact]
    public void Encode_GeneratedTexts_GivesTheIdsOfThePackage()
    {
        var texts = ParitySamples.Texts;
        Assert.True(texts.Count >= 2000, $"{texts.Count} texts are too few");
        for (var k = 0; k < texts.Count; k++)
        {
            var expected = TiktokenAnswers.Answers.Ids[k];
            var actual = TiktokenAnswers.Tokenizer.Encode(texts[k].Text);
            Assert.True(expected.AsSpan().SequenceEqual(actual), Describe(texts[k], expected, actual));
        }
    }

    [TiktokenFact]
    public void Encode_GeneratedTexts_NeverGivesASpecialId()
    {
        foreach (var (name, text) in ParitySamples.Texts)
        {
            Assert.False(TiktokenAnswers.Tokenizer.Encode(text).Any(TiktokenAnswers.Tokenizer.IsSpecial), name);
        }
    }

    [TiktokenFact]
    public void Decode_RandomIds_GivesTheBytesAndTextOfThePackage()
    {
        var tokenizer = TiktokenAnswers.Tokenizer;
        for (var k = 0; k < ParitySamples.IdLists.Count; k++)
        {
            var ids = ParitySamples.IdLists[k];
            var expected = TiktokenAnswers.Answers.Decoded[k];
            var bytes = tokenizer.DecodeBytes(ids, skipSpecial: false);
            Assert.True(expected.Bytes == Convert.ToBase64String(bytes), $"seed {k + 1}: bytes differ");

            var text = TiktokenAnswers.FromBase64(expected.Text);
            Assert.True(text == tokenizer.Decode(ids, skipSpecial: false), $"seed {k + 1}: text differs");

            var stream = new StreamingDecoder(tokenizer, skipSpecial: false);
            var streamed = string.Concat(ids.Select(stream.Push)) + stream.Flush();
            Assert.True(text == streamed, $"seed {k + 1}: the stream differs");
        }
    }

    [TiktokenFact]
    public void Format_RandomChats_GivesTheIdsOfTheRenderedTemplate()
    {
        for (var k = 0; k < ParitySamples.Chats.Count; k++)
        {
            var expected = TiktokenAnswers.Answers.Chats[k];
            var actual = ChatTemplate.Format(
                TiktokenAnswers.Tokenizer, ParitySamples.Chats[k], addGenerationPrompt: true);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"chat of seed {k + 1} differs");
        }
    }

    [TiktokenFact]
    public void UnicodeTables_EveryCodePoint_ClassedAsByThePackage()
    {
        // A miss means that .NET and the package follow different versions of Unicode: name them in Cl100kSplitter.
        var answers = TiktokenAnswers.Answers;
        Assert.Equal(CodePoints(rune => Rune.GetUnicodeCategory(rune) <= UnicodeCategory.OtherLetter), answers.Letters);
        Assert.Equal(CodePoints(Rune.IsNumber), answers.Numbers);
        Assert.Equal(CodePoints(Rune.IsWhiteSpace), answers.Whitespace);
    }

    [TiktokenFact]
    public void Load_RanksOfThePackage_AreThePublishedOnes()
    {
        var digest = SHA256.HashData(File.ReadAllBytes(TiktokenAnswers.LocateRanks()));

        Assert.Equal(Cl100kDigest, Convert.ToHexStringLower(digest));
        Assert.Equal(100284, TiktokenAnswers.Tokenizer.VocabularySize);
    }

    [TiktokenFact]
    public void Encode_KnownTexts_GivesThePublishedIds()
    {
        var tokenizer = TiktokenAnswers.Tokenizer;

        Assert.Equal([15339, 1917], tokenizer.Encode("hello world"));
        Assert.Equal([83, 1609, 5963, 374, 2294, 0], tokenizer.Encode("tiktoken is great!"));
        Assert.Equal([17, 489, 220, 17, 284, 220, 19], tokenizer.Encode("2 + 2 = 4"));
        Assert.Equal([519, 85342, 34500, 479, 8997, 2191], tokenizer.Encode("antidisestablishmentarianism"));
        Assert.Equal(
            [33334, 45918, 243, 21990, 9080, 33334, 62004, 16556, 78699], tokenizer.Encode("お誕生日おめでとう"));
    }

    [TiktokenFact]
    public void EncodeWithOffsets_MillionRepeats_CoversTheText()
    {
        foreach (var unit in new[] { "a", "^", " ", "\n", "é", "😀" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 1_000_000));
            var spans = TiktokenAnswers.Tokenizer.EncodeWithOffsets(text);
            Assert.Equal(text.Length, spans[^1].EndChar);
            Assert.Equal(text, TiktokenAnswers.Tokenizer.Decode(spans.Select(span => span.Id).ToArray()));
        }
    }

    private static IEnumerable<int> CodePoints(Func<Rune, bool> belongs) =>
        Enumerable.Range(0, 0x110000).Where(value => Rune.IsValid(value) && belongs(new Rune(value)));

    private static string Describe((string Name, string Text) sample, int[] expected, int[] actual)
    {
        var units = string.Join(' ', sample.Text.Select(unit => $"{(int)unit:X4}"));
        return $"{sample.Name}: expected {string.Join(' ', expected)}, got {string.Join(' ', actual)}, UTF-16 {units}";
    }
}
