using Whence.Tensors.Simd;

namespace Whence.Tensors.Matrices;

/// <summary>A product with panels that the caller packed, on the calling thread: the building block of attention.
/// </summary>
internal static unsafe class PanelProduct
{
    // As in GemmJob: one panel block stays in the level-1 and level-2 caches.
    private const int DepthPerBlock = 512;

    /// <summary>Multiplies: C[rows, columns] (+)= A[rows, depth] · panels.</summary>
    /// <param name="level">The SIMD path.</param>
    /// <param name="tile">A, the output stride and whether to accumulate.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="panels">Panels [panel][panelStride][32].</param>
    /// <param name="panelDepth">The depth for which the panels were laid out, at least that of the tile.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="output">C.</param>
    public static void Run(
        SimdLevel level, in TileArguments tile, int rows, float* panels, int panelDepth, int columns, float* output)
    {
        for (var panel = 0; panel < PackedPanels.Count(columns); panel++)
        {
            var first = panel * PackedPanels.Width;
            var width = Math.Min(PackedPanels.Width, columns - first);
            for (nint k = 0; k < tile.Depth; k += DepthPerBlock)
            {
                var part = tile;
                part.Left += k * tile.LeftStep;
                part.Depth = nint.Min(DepthPerBlock, tile.Depth - k);
                part.Accumulate |= k > 0;
                var block = panels + ((((long)panel * panelDepth) + k) * PackedPanels.Width);
                TileRunner.Run(level, part, rows, block, output + first, width);
            }
        }
    }
}
