namespace Whence.Tensors.Matrices;

/// <summary>The sizes, strides and transposes of a product C[m, n] = op(A)[m, k] · op(B)[k, n].</summary>
public readonly struct GemmShape
{
    /// <summary>Initializes a new instance of the <see cref="GemmShape"/> struct for dense operands.</summary>
    public GemmShape(int rows, int columns, int depth, bool leftTransposed = false, bool rightTransposed = false)
    {
        (Rows, Columns, Depth) = (rows, columns, depth);
        (LeftTransposed, RightTransposed) = (leftTransposed, rightTransposed);
        LeftStride = leftTransposed ? rows : depth;
        RightStride = rightTransposed ? depth : columns;
        OutputStride = columns;
    }

    /// <summary>Gets m.</summary>
    public int Rows { get; }

    /// <summary>Gets n.</summary>
    public int Columns { get; }

    /// <summary>Gets k.</summary>
    public int Depth { get; }

    /// <summary>Gets a value indicating whether A is stored [k, m].</summary>
    public bool LeftTransposed { get; }

    /// <summary>Gets a value indicating whether B is stored [n, k].</summary>
    public bool RightTransposed { get; }

    /// <summary>Gets the elements from one stored row of A to the next.</summary>
    public int LeftStride { get; init; }

    /// <summary>Gets the elements from one stored row of B to the next.</summary>
    public int RightStride { get; init; }

    /// <summary>Gets the elements from one row of C to the next.</summary>
    public int OutputStride { get; init; }

    internal static void Require(long length, long needed, string name)
    {
        if (length < needed)
        {
            throw new ArgumentException($"{name} holds {length} values but the product needs {needed}.", name);
        }
    }

    internal void Check(int left, int right, int output)
    {
        Require(left, Extent(LeftTransposed, Rows, Depth, LeftStride), nameof(left));
        Require(right, Extent(RightTransposed, Depth, Columns, RightStride), nameof(right));
        Require(output, Extent(false, Rows, Columns, OutputStride), nameof(output));
    }

    // The last stored row may end before its stride does.
    private static long Extent(bool transposed, long rows, long columns, long stride)
    {
        var (stored, width) = transposed ? (columns, rows) : (rows, columns);
        return stored == 0 ? 0 : ((stored - 1) * stride) + width;
    }
}
