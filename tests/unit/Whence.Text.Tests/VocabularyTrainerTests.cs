using System.Text;

namespace Whence.Text.Tests;

public sealed class VocabularyTrainerTests
{
    private static readonly string[] Specials = [.. SpecialTokenNames.Required];

    [Fact]
    public void Train_SmallText_LearnsTheMostFrequentPairsFirst()
    {
        // Pairs: "bc" 5 times, "ab" 3 times; then "abc" 3 times, "bcd" 2 times.
        var tokenizer = VocabularyTrainer.Train(["abc", "abc", "abc", "bcd", "bcd"], 264, Specials);

        Assert.Equal(["bc", "abc", "bcd"], Enumerable.Range(256, 3).Select(tokenizer.TokenText));
        Assert.Equal([257], tokenizer.Encode("abc"));
    }

    [Fact]
    public void Train_EqualCounts_TakesTheLowestPair()
    {
        var tokenizer = VocabularyTrainer.Train(["xy", "xy", "ba", "ba", "ab", "ab"], 264, Specials);

        Assert.Equal(["ab", "ba", "xy"], Enumerable.Range(256, 3).Select(tokenizer.TokenText));
    }

    [Fact]
    public void Train_TwoPairsSpellTheSameBytes_GivesOneToken()
    {
        // Over three letters, words such as "aab" arise both from "a" + "ab" and from "aa" + "b".
        var texts = Enumerable.Range(1, 200).Select(seed => Encoding.ASCII.GetString(
            SampleRanks.Letters(new Random(seed), 12)));

        var tokenizer = VocabularyTrainer.Train(texts, 700);

        var tokens = Enumerable.Range(0, tokenizer.VocabularySize).Select(id => Convert.ToHexString(
            tokenizer.DecodeBytes([id], skipSpecial: false))).ToList();
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
    }

    [Fact]
    public void Train_SameTextsInAnyOrder_GivesTheSameVocabulary()
    {
        var texts = TestVocabulary.Texts(30).Select(item => item.Text).ToArray();
        var first = VocabularyTrainer.Train(texts, 900);
        for (var seed = 1; seed <= 3; seed++)
        {
            new Random(seed).Shuffle(texts);
            var second = VocabularyTrainer.Train(texts, 900);
            for (var id = 0; id < 900; id++)
            {
                Assert.True(
                    first.DecodeBytes([id], false).AsSpan().SequenceEqual(second.DecodeBytes([id], false)),
                    $"seed {seed}: token {id} differs");
            }
        }
    }

    [Fact]
    public void Train_RandomTexts_EqualsTheNaiveTrainer()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var texts = Enumerable.Range(0, 30).Select(_ => Encoding.ASCII.GetString(
                SampleRanks.Letters(random, random.Next(1, 14)))).ToArray();
            var tokenizer = VocabularyTrainer.Train(texts, 256 + 40 + Specials.Length, Specials);
            var expected = NaiveTrainer.Train(texts, 40);
            var learned = tokenizer.VocabularySize - 256 - Specials.Length;
            Assert.True(
                expected.SequenceEqual(Enumerable.Range(256, learned).Select(tokenizer.TokenText)), $"seed {seed}");
        }
    }

    [Fact]
    public void Train_TextsRunOut_GivesASmallerVocabulary()
    {
        var tokenizer = VocabularyTrainer.Train(["one", "two"], 4096, Specials);

        Assert.Equal(256 + Specials.Length, tokenizer.VocabularySize);
        Assert.Equal(256, tokenizer.Pad);
    }

    [Fact]
    public void Train_SpecialTokens_FollowTheMergesInOrder()
    {
        var tokenizer = TestVocabulary.Tokenizer;

        Assert.Equal(1200, tokenizer.VocabularySize);
        Assert.Equal(1192, tokenizer.Pad);
        Assert.Equal(1196, tokenizer.Mask);
        Assert.Equal(1199, tokenizer.EndOfTurn);
        Assert.False(tokenizer.IsSpecial(1191));
        Assert.True(tokenizer.IsSpecial(1192));
        Assert.Null(VocabularyTrainer.Train([], 300, Specials).StartHeader);
    }

    [Fact]
    public void Train_Progress_CountsUpToTheTokensWanted()
    {
        var seen = new List<(int Learned, int Wanted)>();
        VocabularyTrainer.Train(
            TestVocabulary.Texts(10).Select(item => item.Text), 400, Specials, (a, b) => seen.Add((a, b)));

        Assert.Equal((257, 395), seen[0]);
        Assert.Equal((395, 395), seen[^1]);
        Assert.Equal(seen.Order(), seen);
    }

    [Fact]
    public void Train_SizeTooSmall_NamesTheSmallestSize()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => VocabularyTrainer.Train([], 260, Specials));

        Assert.Contains("ask for 261 or more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_SpecialTokenMissingOrTwice_IsAnError()
    {
        var missing = Assert.Throws<ArgumentException>(() => VocabularyTrainer.Train([], 300, Specials[1..]));
        var twice = Assert.Throws<ArgumentException>(
            () => VocabularyTrainer.Train([], 300, [.. Specials, Specials[0]]));

        Assert.Contains("<|pad|> is missing", missing.Message, StringComparison.Ordinal);
        Assert.Contains("named twice", twice.Message, StringComparison.Ordinal);
    }
}
