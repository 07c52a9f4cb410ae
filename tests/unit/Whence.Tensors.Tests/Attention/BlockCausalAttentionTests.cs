using Whence.Tensors.Attention;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Attention;

public sealed class BlockCausalAttentionTests
{
    [Theory]
    [MemberData(nameof(Shapes.AndLevels), MemberType = typeof(Shapes))]
    public void Forward_EveryShape_EqualsTheOracle(SimdLevel level, AttentionShape shape, int positions)
    {
        var qkv = Draw.Normal(1, positions * Shapes.RowWidth(shape));
        var output = new float[positions * shape.QueryWidth];
        for (var head = 0; head < shape.KeyHeads; head++)
        {
            BlockCausalAttention.Forward(level, qkv, positions, head, shape, output);
        }

        Near.Equal(AttentionReference.Forward(Draw.Widen(qkv), positions, shape), output, 2e-6, "output");
    }

    [Theory]
    [MemberData(nameof(Shapes.SmallAndLevels), MemberType = typeof(Shapes))]
    public void Backward_EveryShape_EqualsFiniteDifferences(SimdLevel level, AttentionShape shape, int positions)
    {
        var qkv = Draw.Normal(2, positions * Shapes.RowWidth(shape));
        var upstream = Draw.Normal(3, positions * shape.QueryWidth);
        var gradient = new float[qkv.Length];
        Array.Fill(gradient, float.NaN);
        for (var head = 0; head < shape.KeyHeads; head++)
        {
            BlockCausalAttention.Backward(level, upstream, qkv, positions, head, shape, gradient);
        }

        var expected = FiniteDifference.Gradient(
            x => AttentionReference.Forward(x, positions, shape), Draw.Widen(qkv), upstream);
        Near.Equal(expected, gradient, 2e-5, "gradient");
    }

    [Theory]
    [MemberData(nameof(Shapes.AndLevels), MemberType = typeof(Shapes))]
    public void Forward_LaterBlocksChange_EarlierOutputsKeepTheirBits(
        SimdLevel level, AttentionShape shape, int positions)
    {
        var kept = Math.Min(shape.BlockSize, positions);
        var qkv = Draw.Normal(4, positions * Shapes.RowWidth(shape));
        var (before, after) = (new float[positions * shape.QueryWidth], new float[positions * shape.QueryWidth]);
        BlockCausalAttention.Forward(level, qkv, positions, 0, shape, before);
        qkv.AsSpan(kept * Shapes.RowWidth(shape)).Fill(3);
        BlockCausalAttention.Forward(level, qkv, positions, 0, shape, after);
        Near.SameBits(before.AsSpan(0, kept * shape.QueryWidth), after.AsSpan(0, kept * shape.QueryWidth), "output");
    }

    [Theory]
    [MemberData(nameof(Shapes.SmallAndLevels), MemberType = typeof(Shapes))]
    public void Forward_FromALaterBlock_HasTheBitsOfThoseRows(SimdLevel level, AttentionShape shape, int positions)
    {
        var (first, start) = Later(shape, positions);
        var qkv = Draw.Normal(9, positions * Shapes.RowWidth(shape));
        var (all, rest) = (new float[positions * shape.QueryWidth], new float[(positions * shape.QueryWidth) - start]);
        for (var head = 0; head < shape.KeyHeads; head++)
        {
            BlockCausalAttention.Forward(level, qkv, positions, head, shape, all);
            BlockCausalAttention.Forward(level, qkv, positions, head, shape, rest, first);
        }

        Near.SameBits(all.AsSpan(start), rest, "output");
    }

    [Theory]
    [MemberData(nameof(Shapes.SmallAndLevels), MemberType = typeof(Shapes))]
    public void Backward_FromALaterBlock_EqualsNoGradientBefore(SimdLevel level, AttentionShape shape, int positions)
    {
        var (first, start) = Later(shape, positions);
        var qkv = Draw.Normal(10, positions * Shapes.RowWidth(shape));
        var upstream = Draw.Normal(11, positions * shape.QueryWidth);
        upstream.AsSpan(0, start).Clear();
        var (all, rest) = (new float[qkv.Length], new float[qkv.Length]);
        for (var head = 0; head < shape.KeyHeads; head++)
        {
            BlockCausalAttention.Backward(level, upstream, qkv, positions, head, shape, all);
            BlockCausalAttention.Backward(level, upstream.AsSpan(start), qkv, positions, head, shape, rest, first);
        }

        Assert.Contains(rest, value => value != 0);
        Near.Equal(Draw.Widen(all), rest, 1e-6, "gradient");
    }

    [Fact]
    public void Forward_FromInsideABlock_IsRefused()
    {
        var shape = new AttentionShape(2, 1, 4, 4);
        var refusal = Assert.Throws<ArgumentException>(() => BlockCausalAttention.Forward(
            new float[8 * Shapes.RowWidth(shape)], 8, 0, shape, new float[2 * shape.QueryWidth], first: 6));
        Assert.Contains("a multiple of 4", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OneKeyHead_WritesItsGroupOnly()
    {
        var shape = new AttentionShape(4, 2, 8, 4);
        var output = new float[6 * shape.QueryWidth];
        Array.Fill(output, 7);
        BlockCausalAttention.Forward(Draw.Normal(5, 6 * Shapes.RowWidth(shape)), 6, 1, shape, output);
        for (var i = 0; i < output.Length; i++)
        {
            Assert.Equal(i % shape.QueryWidth < 16, output[i] == 7);
        }
    }

    [Fact]
    public void Backward_OneKeyHead_WritesItsSlicesOnly()
    {
        var shape = new AttentionShape(4, 2, 8, 4);
        var width = Shapes.RowWidth(shape);
        var gradient = new float[6 * width];
        Array.Fill(gradient, 7);
        BlockCausalAttention.Backward(
            Draw.Normal(6, 6 * shape.QueryWidth), Draw.Normal(7, 6 * width), 6, 0, shape, gradient);
        for (var i = 0; i < gradient.Length; i++)
        {
            var mine = i % width is < 16 or (>= 32 and < 40) or (>= 48 and < 56);
            Assert.Equal(!mine, gradient[i] == 7);
        }
    }

    [Fact]
    public void Forward_ShortSpans_AreRefused()
    {
        var shape = new AttentionShape(2, 1, 4, 4);
        Assert.ThrowsAny<ArgumentException>(
            () => BlockCausalAttention.Forward(new float[63], 4, 0, shape, new float[32]));
        Assert.ThrowsAny<ArgumentException>(
            () => BlockCausalAttention.Forward(new float[64], 4, 0, shape, new float[31]));
    }

    [Fact]
    public void ForwardAndBackward_WhenWarm_AllocateNothing()
    {
        var shape = new AttentionShape(4, 2, 16, 8);
        var (qkv, output) = (Draw.Normal(8, 20 * Shapes.RowWidth(shape)), new float[20 * shape.QueryWidth]);
        var gradient = new float[qkv.Length];
        Allocation.IsZero(() =>
        {
            BlockCausalAttention.Forward(qkv, 20, 0, shape, output);
            BlockCausalAttention.Backward(output, qkv, 20, 0, shape, gradient);
        });
    }

    // The first position of the last block, and where its outputs start.
    private static (int First, int Start) Later(AttentionShape shape, int positions)
    {
        var first = (positions - 1) / shape.BlockSize * shape.BlockSize;
        return (first, first * shape.QueryWidth);
    }
}
