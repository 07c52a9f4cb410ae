using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class GatherScatterTests
{
    private const int Count = 5;
    private static readonly int[] Ids = [4, 0, 4, 2, 4];

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100)]
    public void Gather_RepeatedIds_CopiesTheRows(int channels)
    {
        var table = Draw.Normal(1, Count * channels);
        var output = new float[Ids.Length * channels];

        Gather.Rows(table, Ids, channels, output);

        Assert.Equal(Ids.SelectMany(id => table.Skip(id * channels).Take(channels)), output);
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void ScatterAdd_RepeatedIds_AddsInRowOrder(SimdLevel level, int channels)
    {
        var source = Draw.Normal(1, Ids.Length * channels);
        var table = Draw.Normal(2, Count * channels);
        var expected = (float[])table.Clone();
        for (var i = 0; i < source.Length; i++)
        {
            expected[(Ids[i / channels] * channels) + (i % channels)] += source[i];
        }

        ScatterAdd.Rows(level, source, Ids, channels, table);

        Near.SameBits(expected, table, "table");
    }

    [Fact]
    public void ScatterAdd_OfAnyGradient_IsTheAdjointOfGather() => Seeds.Each(50, seed =>
    {
        var random = new Random(seed);
        var (channels, count, rows) = (random.Next(1, 40), random.Next(1, 9), random.Next(1, 20));
        var ids = Draw.Indices(seed, rows, count);
        var (table, dy) = (Draw.Normal(seed, count * channels), Draw.Normal(seed + 1000, rows * channels));
        var (y, dTable) = (new float[rows * channels], new float[count * channels]);

        Gather.Rows(table, ids, channels, y);
        ScatterAdd.Rows(dy, ids, channels, dTable);

        var forward = y.Zip(dy, (left, right) => (double)left * right).Sum();
        var backward = table.Zip(dTable, (left, right) => (double)left * right).Sum();
        Assert.Equal(forward, backward, 1e-4);
    });

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public void Calls_IdOutsideTheTable_Throw(int id)
    {
        var (table, row) = (new float[10], new float[2]);
        Assert.Throws<ArgumentOutOfRangeException>("ids", () => Gather.Rows(table, [id], 2, row));
        Assert.Throws<ArgumentOutOfRangeException>("ids", () => ScatterAdd.Rows(row, [id], 2, table));
    }

    [Fact]
    public void Calls_Warm_AllocateNothing()
    {
        var (table, rows) = (new float[Count * 30], new float[Ids.Length * 30]);
        Allocation.IsZero(() => Gather.Rows(table, Ids, 30, rows));
        Allocation.IsZero(() => ScatterAdd.Rows(rows, Ids, 30, table));
    }

    [Fact]
    public void Calls_LengthsThatDoNotFit_NameTheSpan()
    {
        var (table, row) = (new float[10], new float[2]);
        Assert.Throws<ArgumentException>("table", () => Gather.Rows(table, [1], 3, row));
        Assert.Throws<ArgumentException>("output", () => Gather.Rows(table, [1, 1], 2, row));
        Assert.Throws<ArgumentException>("source", () => ScatterAdd.Rows(row, [1, 1], 2, table));
    }
}
