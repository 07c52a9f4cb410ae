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
    /// <param name="output">[positions - first, QueryWidth]; the slices of the group are written.</param>
    /// <param name="first">The first position that looks, at the border of a block; those before it are only looked at.
    /// </param>
    public static void Forward(
        ReadOnlySpan<float> qkv,
        int positions,
        int keyHead,
        AttentionShape shape,
        Span<float> output,
        int first = 0) => Forward(SimdSupport.Level, qkv, positions, keyHead, shape, output, first);

    /// <summary>Computes the gradients for the query heads of one key head.</summary>
    /// <param name="dOutput">[positions - first, QueryWidth].</param>
    /// <param name="qkv">[positions, QueryWidth + 2 KeyWidth], as given to the forward pass.</param>
    /// <param name="positions">The length of the sequence.</param>
    /// <param name="keyHead">Which key head.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="dQkv">As qkv; the slices of the group, from the first position that looks, and of the key head are
    /// overwritten.</param>
    /// <param name="first">As given to the forward pass.</param>
    public static void Backward(
        ReadOnlySpan<float> dOutput,
        ReadOnlySpan<float> qkv,
        int positions,
        int keyHead,
        AttentionShape shape,
        Span<float> dQkv,
        int first = 0) => Backward(SimdSupport.Level, dOutput, qkv, positions, keyHead, shape, dQkv, first);

    internal static void Forward(
        SimdLevel level,
        ReadOnlySpan<float> qkv,
        int positions,
        int keyHead,
        AttentionShape shape,
        Span<float> output,
        int first = 0)
    {
        RequireBorder(first, shape);
        Shape.Require(qkv, positions * RowWidth(shape));
        Shape.Require(output, (positions - first) * shape.QueryWidth);
        fixed (float* rows = qkv, target = output)
        {
            var pass = new HeadPass(level, rows, first, positions, keyHead, shape);
            pass.PackForForward();
            foreach (var block in new BlockRange(first, positions, shape.BlockSize))
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
        Span<float> dQkv,
        int first = 0)
    {
        RequireBorder(first, shape);
        Shape.Require(dOutput, (positions - first) * shape.QueryWidth);
        Shape.Require(qkv, positions * RowWidth(shape));
        Shape.Require(dQkv, positions * RowWidth(shape));
        fixed (float* upstream = dOutput, rows = qkv, gradient = dQkv)
        {
            var pass = new HeadPass(level, rows, first, positions, keyHead, shape);
            pass.PackForBackward();
            pass.ClearKeyGradients(gradient);
            foreach (var block in new BlockRange(first, positions, shape.BlockSize))
            {
                for (var head = keyHead * shape.GroupSize; head < (keyHead + 1) * shape.GroupSize; head++)
                {
                    pass.Backward(block, head, upstream, gradient);
                }
            }
        }
    }

    internal static int RowWidth(AttentionShape shape) => shape.QueryWidth + (2 * shape.KeyWidth);

    private static void RequireBorder(int first, AttentionShape shape)
    {
        if (first % shape.BlockSize != 0)
        {
            throw new ArgumentException(
                $"Position {first} is inside a block; begin at a multiple of {shape.BlockSize}.", nameof(first));
        }
    }
}
