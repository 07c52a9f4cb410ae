using System.Text;
using Whence.Text.Merging;

namespace Whence.Text.Tests;

public sealed class BytePairEncodingTests
{
    [Fact]
    public void Encode_PieceThatIsAToken_IsOneIdWhateverTheMergesSay()
    {
        var encoding = SampleRanks.With("bc", "abc");

        Assert.Equal([257], Encode(encoding, "abc"));
    }

    [Fact]
    public void Encode_LowestRankOnTheRight_IsMergedFirst()
    {
        var encoding = SampleRanks.With("bc", "ab");

        Assert.Equal(['a', 256, 'd'], Encode(encoding, "abcd"));
    }

    [Fact]
    public void Encode_EqualRanksOverlap_LeftmostIsMerged()
    {
        var encoding = SampleRanks.With("aa");

        Assert.Equal([256, 256, 'a'], Encode(encoding, "aaaaa"));
    }

    [Fact]
    public void Encode_MergeOpensALowerRank_ItIsMergedBeforeHigherOnes()
    {
        // "abc" ranks below "ab", so it is taken before the second "ab" pairs with anything else.
        var encoding = SampleRanks.With("abc", "ab", "ca");

        Assert.Equal([256, 257], Encode(encoding, "abcab"));
    }

    [Fact]
    public void Encode_EmptyPiece_GivesNoIds() => Assert.Empty(Encode(SampleRanks.With(), ""));

    [Fact]
    public void Merge_ShortPiecesAndShuffledRanks_EqualsTheNaiveMerger()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var encoding = SampleRanks.Shuffled(random, 60);
            var piece = SampleRanks.Letters(random, random.Next(1, ShortMerger.BytesMax + 1));
            var (brief, thorough) = (new List<int>(), new List<int>());
            ShortMerger.Merge(encoding, piece, brief);
            LongMerger.Merge(encoding, piece, thorough);

            var expected = NaiveMerger.Merge(encoding, piece);
            Assert.True(expected.SequenceEqual(brief), $"seed {seed}: short merger");
            Assert.True(expected.SequenceEqual(thorough), $"seed {seed}: long merger");
        }
    }

    [Fact]
    public void Encode_PiecesAroundTheSwitchOfMergers_EqualsTheNaiveMerger()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var encoding = SampleRanks.Shuffled(random, 80);
            var piece = SampleRanks.Letters(random, ShortMerger.BytesMax + random.Next(-2, 300));
            var ids = new List<int>();
            encoding.Encode(piece, ids);

            Assert.True(NaiveMerger.Merge(encoding, piece).SequenceEqual(ids), $"seed {seed}");
        }
    }

    [Fact]
    public void Encode_MillionRepeats_MergesInPowersOfTwo()
    {
        var encoding = SampleRanks.With("aa", "aaaa", "aaaaaaaa");

        var ids = Encode(encoding, new string('a', 1_000_003));

        Assert.Equal(125_000, ids.Count(id => id == 258));
        Assert.Equal([256, 'a'], ids[^2..]);
        Assert.Equal(125_002, ids.Count);
    }

    [Fact]
    public void Save_ThenLoad_GivesTheSameRanks()
    {
        using var folder = new TemporaryFolder();
        var file = System.IO.Path.Combine(folder.Path, "ranks.tiktoken");
        SampleRanks.With("th", "the", "日本").Save(file);

        var loaded = BytePairEncoding.Load(file);

        Assert.Equal(259, loaded.Count);
        Assert.Equal("日本", Encoding.UTF8.GetString(loaded.BytesOf(258)));
        Assert.Equal([257], Encode(loaded, "the"));
        Assert.Equal([258], Encode(loaded, "日本"));
    }

    private static List<int> Encode(BytePairEncoding encoding, string piece)
    {
        var ids = new List<int>();
        encoding.Encode(Encoding.UTF8.GetBytes(piece), ids);
        return ids;
    }
}
