using Whence.Retrieval.Verbatim;

namespace Whence.Retrieval.Tests.Verbatim;

public sealed class SuffixArrayTests
{
    [Fact]
    public void Sort_RandomSequences_IsTheNaiveOrder()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var symbols = random.Next(1, 6);
            var text = Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(symbols)).ToArray();

            Assert.True(Naive(text).SequenceEqual(SuffixArray.Sort(text, symbols)), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("a", 1000)]
    [InlineData("ab", 500)]
    [InlineData("abcab", 300)]
    [InlineData("ba", 501)]
    [InlineData("abaababaabaab", 80)]
    public void Sort_LongRepeats_IsTheNaiveOrder(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times)).Select(character => character - 'a').ToArray();

        Assert.Equal(Naive(text), SuffixArray.Sort(text, 2));
    }

    [Fact]
    public void Sort_CopiesOfOneDocument_AreInOrder()
    {
        var random = new Random(7);
        var document = Enumerable.Range(0, 500).Select(_ => random.Next(1, 100_000)).Append(0).ToArray();
        var text = Enumerable.Repeat(document, 40).SelectMany(copy => copy).ToArray();

        var sorted = SuffixArray.Sort(text, 100_000);

        Assert.Equal(Enumerable.Range(0, text.Length), sorted.Order());
        for (var i = 1; i < sorted.Length; i++)
        {
            Assert.True(text.AsSpan(sorted[i - 1]).SequenceCompareTo(text.AsSpan(sorted[i])) < 0, $"rank {i}");
        }
    }

    private static int[] Naive(int[] text)
    {
        var offsets = Enumerable.Range(0, text.Length).ToArray();
        Array.Sort(offsets, (left, right) => text.AsSpan(left).SequenceCompareTo(text.AsSpan(right)));
        return offsets;
    }
}
