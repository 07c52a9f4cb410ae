namespace Whence.Tensors.Kernels;

/// <summary>Copies rows of a table, for example token embeddings.</summary>
public static class Gather
{
    /// <summary>Copies the row of each id into the output.</summary>
    /// <param name="table">[count, channels].</param>
    /// <param name="ids">[rows], each in [0, count).</param>
    /// <param name="channels">The length of a row.</param>
    /// <param name="output">[rows, channels].</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside the table.</exception>
    public static void Rows(ReadOnlySpan<float> table, ReadOnlySpan<int> ids, int channels, Span<float> output)
    {
        var count = Shape.Rows(table, channels);
        Shape.Require(output, ids.Length * channels);
        for (var row = 0; row < ids.Length; row++)
        {
            Shape.RequireIndex(ids[row], count, nameof(ids));
            table.Slice(ids[row] * channels, channels).CopyTo(output[(row * channels)..]);
        }
    }
}
