using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Attention;

/// <summary>
/// Grouped-query attention over a whole sequence in which every position sees its own block and the blocks before it.
/// One call does one key head with the query heads that share it, so that heads can be spread over workers.
/// </summary>
/// <remarks>Rows are [query | key | value] side by side: QueryWidth + 2 KeyWidth floats, rotated already.</remarks>
public static unsafe class BlockCausalAttention
{
    /// <summary>Computes the outputs of the query heads of one key head.</summary>
    /// <param name="qkv">[positions, QueryWidth + 2 KeyWidth].</param>
    /// <param name="positions">The length of the sequence.</param>
    /// <param name="keyHead">Which key head.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="output">[positions, QueryWidth]; the slices of the group are written.</param>
    public static void Forward(
        ReadOnlySpan<float> qkv, int positions, int keyHead, AttentionShape shape, Span<float> output) =>
        Forward(SimdSupport.Level, qkv, positions, keyHead, shape, output);

    /// <summary>Computes the gradients for the query heads of one key head.</summary>
    /// <param name="dOutput">[positions, QueryWidth].</param>
    /// <param name="qkv">[positions, QueryWidth + 2 KeyWidth], as given to the forward pass.</param>
    /// <param name="positions">The length of the sequence.</param>
    /// <param name="keyHead">Which key head.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="dQkv">As qkv; the slices of the group and of the key head are overwritten.</param>
    public static void Backward(
        ReadOnlySpan<float> dOutput,
        ReadOnlySpan<float> qkv,
        int positions,
        int keyHead,
        AttentionShape shape,
        Span<float> dQkv) =>
        Backward(SimdSupport.Level, dOutput, qkv, positions, keyHead, shape, dQkv);

    internal static void Forward(
        SimdLevel level, ReadOnlySpan<float> qkv, int positions, int keyHead, AttentionShape shape, Span<float> output)
    {
        Shape.Require(qkv, positions * RowWidth(shape));
        Shape.Require(output, positions * shape.QueryWidth);
        fixed (float* rows = qkv, target = output)
        {
            var pass = new HeadPass(level, rows, positions, keyHead, shape);
            pass.PackForForward();
            foreach (var block in new BlockRange(positions, shape.BlockSize))
            {
                for (var head = keyHead * shape.GroupSize; head < (keyHead + 1) * shape.GroupSize; head++)
                {
                    pass.Forward(block, head, target);
                }
            }
        }
    }

    internal static void Backward(
        SimdLevel level,
        ReadOnlySpan<float> dOutput,
        ReadOnlySpan<float> qkv,
        int positions,
        int keyHead,
        AttentionShape shape,
        Span<float> dQkv)
    {
        Shape.Require(dOutput, positions * shape.QueryWidth);
        Shape.Require(qkv, positions * RowWidth(shape));
        Shape.Require(dQkv, positions * RowWidth(shape));
        fixed (float* upstream = dOutput, rows = qkv, gradient = dQkv)
        {
            var pass = new HeadPass(level, rows, positions, keyHead, shape);
            pass.PackForBackward();
            pass.ClearKeyGradients(gradient);
            foreach (var block in new BlockRange(positions, shape.BlockSize))
            {
                for (var head = keyHead * shape.GroupSize; head < (keyHead + 1) * shape.GroupSize; head++)
                {
                    pass.Backward(block, head, upstream, gradient);
                }
            }
        }
    }

    internal static int RowWidth(AttentionShape shape) => shape.QueryWidth + (2 * shape.KeyWidth);
}
