using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class Int8RowsTests
{
    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Dot_AnyWidth_IsExact(SimdLevel level, int width) => Seeds.Each(20, seed =>
    {
        var random = new Random(seed);
        var rows = random.Next(0, 6);
        short[] vector = [.. Enumerable.Range(0, width).Select(_ => (short)random.Next(-32767, 32768))];
        sbyte[] values = [.. Enumerable.Range(0, rows * width).Select(_ => (sbyte)random.Next(-128, 128))];
        var products = new int[rows];

        Int8Rows.Dot(level, vector, values, products);

        Assert.Equal(values.Chunk(width).Select(row => row.Zip(vector, (code, value) => code * value).Sum()), products);
    });

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Dot_LargestValues_DoNotOverflow(SimdLevel level)
    {
        foreach (var width in (int[])[1, 256, 1024, 4096, 65_536])
        {
            var (vector, row, products) = (new short[width], new sbyte[width], new int[1]);
            Array.Fill(vector, (short)Int8Rows.VectorMax(width));
            Array.Fill(row, sbyte.MinValue);

            Int8Rows.Dot(level, vector, row, products);

            Assert.Equal(-128L * width * Int8Rows.VectorMax(width), products[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Dot_Warm_AllocatesNothing(SimdLevel level)
    {
        var (vector, rows, products) = (new short[256], new sbyte[64 * 256], new int[64]);

        Allocation.IsZero(() => Int8Rows.Dot(level, vector, rows, products));
    }

    [Fact]
    public void Dot_RowsThatDoNotFit_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Int8Rows.Dot(new short[3], new sbyte[7], new int[2]));
}
