using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Adds rows into a table: the gradient of <see cref="Gather"/>.</summary>
public static class ScatterAdd
{
    /// <summary>Adds each source row to the table row of its id, in row order, so that the sums have one order.
    /// </summary>
    /// <param name="source">[rows, channels].</param>
    /// <param name="ids">[rows], each in [0, count).</param>
    /// <param name="channels">The length of a row.</param>
    /// <param name="table">[count, channels], accumulated.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside the table.</exception>
    public static void Rows(ReadOnlySpan<float> source, ReadOnlySpan<int> ids, int channels, Span<float> table) =>
        Rows(SimdSupport.Level, source, ids, channels, table);

    internal static void Rows(
        SimdLevel level, ReadOnlySpan<float> source, ReadOnlySpan<int> ids, int channels, Span<float> table)
    {
        var count = Shape.Rows(table, channels);
        Shape.Require(source, ids.Length * channels);
        for (var row = 0; row < ids.Length; row++)
        {
            Shape.RequireIndex(ids[row], count, nameof(ids));
            Elementwise.Add(
                level, source.Slice(row * channels, channels), table.Slice(ids[row] * channels, channels));
        }
    }
}
