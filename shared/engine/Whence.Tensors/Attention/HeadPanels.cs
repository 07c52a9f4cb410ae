using Whence.Tensors.Matrices;

namespace Whence.Tensors.Attention;

/// <summary>Packs the keys or values of one head, [positions, headDim] inside wider rows, for products with them.
/// </summary>
internal static unsafe class HeadPanels
{
    /// <summary>Floats that hold the panels of a transposed head: columns are positions, depth is headDim.</summary>
    public static long TransposedLength(int positions, int headDim) =>
        (long)PackedPanels.Count(positions) * PackedPanels.Width * headDim;

    /// <summary>Floats that hold the panels of a plain head: columns are headDim, depth is positions.</summary>
    public static long PlainLength(int positions, int headDim) =>
        (long)PackedPanels.Count(headDim) * PackedPanels.Width * positions;

    /// <summary>Packs headᵀ: what queries are multiplied with to give scores.</summary>
    public static void PackTransposed(float* head, nint stride, int positions, int headDim, float* panels)
    {
        for (var first = 0; first < positions; first += PackedPanels.Width)
        {
            var columns = Math.Min(PackedPanels.Width, positions - first);
            PackedPanels.PackTransposed(
                head + (first * stride), stride, columns, headDim, panels + ((long)first * headDim));
        }
    }

    /// <summary>Packs the head as it is: what probabilities are multiplied with to give outputs.</summary>
    public static void Pack(float* head, nint stride, int positions, int headDim, float* panels)
    {
        for (var first = 0; first < headDim; first += PackedPanels.Width)
        {
            var columns = Math.Min(PackedPanels.Width, headDim - first);
            PackedPanels.Pack(head + first, stride, columns, positions, panels + ((long)first * positions));
        }
    }
}
