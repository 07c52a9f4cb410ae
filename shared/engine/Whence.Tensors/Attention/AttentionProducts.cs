using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Attention;

/// <summary>The two products of attention and the softmax between them, for one head and the rows of one block.
/// </summary>
internal static unsafe class AttentionProducts
{
    /// <summary>scores[rows, keys] = Q · Kᵀ, unscaled.</summary>
    public static void Scores(
        SimdLevel level,
        float* queries,
        nint stride,
        int rows,
        float* keyPanels,
        int keys,
        AttentionShape shape,
        float* scores)
    {
        var tile = new TileArguments
        {
            Left = queries, LeftRow = stride, LeftStep = 1, Depth = shape.HeadDim, OutputRow = keys,
        };
        PanelProduct.Run(level, in tile, rows, keyPanels, shape.HeadDim, keys, scores);
    }

    /// <summary>Turns scores into softmax(scale · scores), in place, and returns them.</summary>
    public static float* Distribution(SimdLevel level, float* scores, int rows, int keys, AttentionShape shape)
    {
        var all = new Span<float>(scores, rows * keys);
        Elementwise.Scale(level, all, shape.Scale);
        Softmax.Forward(level, all, keys, all);
        return scores;
    }

    /// <summary>output[rows, HeadDim] = P · V, inside rows of QueryWidth.</summary>
    public static void Mix(
        SimdLevel level,
        float* weights,
        int rows,
        float* valuePanels,
        int panelDepth,
        int keys,
        AttentionShape shape,
        float* output)
    {
        var tile = new TileArguments
        {
            Left = weights, LeftRow = keys, LeftStep = 1, Depth = keys, OutputRow = shape.QueryWidth,
        };
        PanelProduct.Run(level, in tile, rows, valuePanels, panelDepth, shape.HeadDim, output);
    }
}
