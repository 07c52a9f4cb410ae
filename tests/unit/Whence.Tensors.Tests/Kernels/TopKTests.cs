using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class TopKTests
{
    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Select_EveryK_MatchesAStableSort(SimdLevel level, int size)
    {
        var values = Draw.Normal(size, size);
        for (var k = 0; k <= Math.Min(size, 40); k++)
        {
            AssertSelects(level, values, k);
        }
    }

    [Fact]
    public void Select_ManyTies_PrefersTheLowerIndex() => Seeds.Each(200, seed =>
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, random.Next(1, 700)).Select(_ => (float)random.Next(-3, 3))];
        var k = random.Next(1, Math.Min(values.Length, 128) + 1);
        foreach (var level in Levels.Available)
        {
            AssertSelects(level, values, k);
        }
    });

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Select_LargeVocabulary_MatchesAStableSort(SimdLevel level)
    {
        var values = Draw.Normal(3, 100_283);
        AssertSelects(level, values, 128);
        Array.Sort(values); // ascending: every element displaces another
        AssertSelects(level, values, 128);
        Array.Reverse(values);
        AssertSelects(level, values, 128);
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Select_InfiniteValues_AreOrderedToo(SimdLevel level)
    {
        var values = new float[300];
        Array.Fill(values, float.NegativeInfinity);
        (values[150], values[299], values[7]) = (1f, float.PositiveInfinity, float.MinValue);

        AssertSelects(level, values, 5);
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Select_NotANumberAnywhere_ThrowsAndNamesTheIndex(SimdLevel level, int size)
    {
        for (var at = 0; at < size; at++)
        {
            var values = Draw.Normal(1, size);
            values[at] = float.NaN;
            var failure = Assert.Throws<ArgumentException>(
                "values", () => TopK.Select(level, values, new int[1], new float[1]));
            Assert.Contains($"index {at} ", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Select_Warm_AllocatesNothing()
    {
        var values = Draw.Normal(1, 5000);
        var (indices, top) = (new int[64], new float[64]);

        Allocation.IsZero(() => TopK.Select(values, indices, top));

        Assert.Equal(values.Max(), top[0]);
    }

    [Fact]
    public void Select_LengthsThatDoNotFit_NamesTheSpan()
    {
        Assert.Throws<ArgumentException>("indices", () => TopK.Select([1f, 2f], new int[3], new float[3]));
        Assert.Throws<ArgumentException>("top", () => TopK.Select([1f, 2f], new int[2], new float[1]));
    }

    private static void AssertSelects(SimdLevel level, float[] values, int k)
    {
        var (indices, top) = (new int[k], new float[k]);
        TopK.Select(level, values, indices, top);

        int[] expected = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(k)];
        Assert.Equal(expected, indices);
        Assert.Equal(expected.Select(i => values[i]), top);
    }
}
