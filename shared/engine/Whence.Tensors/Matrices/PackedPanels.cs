namespace Whence.Tensors.Matrices;

/// <summary>
/// The layout of a packed right operand: panels of 32 columns, depth-major inside a panel, so that element (k, n) is at
/// <c>[n / 32][k][n % 32]</c>; the last panel is filled up with zeros.
/// </summary>
internal static unsafe class PackedPanels
{
    /// <summary>Columns in a panel: two AVX-512 registers.</summary>
    public const int Width = 32;

    public static int Count(int columns) => (columns + Width - 1) / Width;

    /// <summary>Packs columns of a row-major [columns, depth] matrix (the weight of a linear layer) into a panel.
    /// </summary>
    public static void PackTransposed(float* source, nint rowStride, int columns, int depth, float* panel)
    {
        for (var column = 0; column < columns; column++)
        {
            var row = source + (column * rowStride);
            for (var k = 0; k < depth; k++)
            {
                panel[(k * Width) + column] = row[k];
            }
        }

        ClearTail(columns, depth, panel);
    }

    /// <summary>Packs columns of a row-major [depth, columns] matrix into a panel.</summary>
    public static void Pack(float* source, nint rowStride, int columns, int depth, float* panel)
    {
        for (var k = 0; k < depth; k++)
        {
            new ReadOnlySpan<float>(source + (k * rowStride), columns)
                .CopyTo(new Span<float>(panel + (k * Width), columns));
        }

        ClearTail(columns, depth, panel);
    }

    private static void ClearTail(int columns, int depth, float* panel)
    {
        if (columns == Width)
        {
            return;
        }

        for (var k = 0; k < depth; k++)
        {
            new Span<float>(panel + (k * Width) + columns, Width - columns).Clear();
        }
    }
}
