using Whence.Tensors.Attention;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Attention;

public sealed class CachedAttentionTests
{
    [Theory]
    [MemberData(nameof(Shapes.AndLevels), MemberType = typeof(Shapes))]
    public void Forward_BlockByBlock_EqualsTheOracle(SimdLevel level, AttentionShape shape, int positions)
    {
        var qkv = Draw.Normal(11, positions * Shapes.RowWidth(shape));
        using var cache = Filled(qkv, positions, shape, capacity: positions + 5);
        var output = Attend(level, qkv, positions, shape, cache);
        Near.Equal(AttentionReference.Forward(Draw.Widen(qkv), positions, shape), output, 2e-6, "output");
    }

    [Theory]
    [MemberData(nameof(Shapes.AndLevels), MemberType = typeof(Shapes))]
    public void Forward_BlockByBlock_EqualsBlockCausalAttention(SimdLevel level, AttentionShape shape, int positions)
    {
        var qkv = Draw.Normal(12, positions * Shapes.RowWidth(shape));
        using var cache = Filled(qkv, positions, shape, positions);
        var expected = new float[positions * shape.QueryWidth];
        for (var head = 0; head < shape.KeyHeads; head++)
        {
            BlockCausalAttention.Forward(level, qkv, positions, head, shape, expected);
        }

        var output = Attend(level, qkv, positions, shape, cache);
        Near.Equal(Draw.Widen(expected), output, 2e-6, "output");
    }

    [Theory]
    [MemberData(nameof(Shapes.AndLevels), MemberType = typeof(Shapes))]
    public void Forward_RowAlone_HasTheBitsOfTheRowAmongOthers(SimdLevel level, AttentionShape shape, int positions)
    {
        var qkv = Draw.Normal(13, positions * Shapes.RowWidth(shape));
        using var cache = Filled(qkv, positions, shape, positions);
        var together = Attend(level, qkv, positions, shape, cache);
        for (var position = 0; position < positions; position++)
        {
            var alone = new float[shape.QueryWidth];
            for (var head = 0; head < shape.Heads; head++)
            {
                var query = Queries(qkv, position, position + 1, shape);
                CachedAttention.Forward(level, query, 1, head, cache, Keys(position, positions, shape), alone);
            }

            Near.SameBits(together.AsSpan(position * shape.QueryWidth, shape.QueryWidth), alone, $"row {position}");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes.AndLevels), MemberType = typeof(Shapes))]
    public void Forward_PositionsBehindTheKeys_AreNotRead(SimdLevel level, AttentionShape shape, int positions)
    {
        var qkv = Draw.Normal(14, positions * Shapes.RowWidth(shape));
        using var clean = Filled(qkv, positions, shape, positions + 40);
        using var stale = Filled(qkv, positions, shape, positions + 40);
        float[] poison = [.. Enumerable.Repeat(float.NaN, shape.KeyWidth)];
        for (var position = positions; position < positions + 40; position++)
        {
            stale.Store(position, poison, poison);
        }

        Near.SameBits(
            Attend(level, qkv, positions, shape, clean), Attend(level, qkv, positions, shape, stale), "output");
    }

    [Fact]
    public void Store_SamePositionAgain_ReplacesIt()
    {
        var shape = new AttentionShape(4, 2, 40, 8);
        var qkv = Draw.Normal(15, 8 * Shapes.RowWidth(shape));
        using var once = Filled(qkv, 8, shape, 16);
        using var twice = Filled(Draw.Normal(16, 8 * Shapes.RowWidth(shape)), 8, shape, 16);
        Fill(twice, qkv, 8, shape);
        var level = SimdSupport.Level;
        Near.SameBits(Attend(level, qkv, 8, shape, once), Attend(level, qkv, 8, shape, twice), "output");
    }

    [Theory]
    [MemberData(nameof(Shapes.AndLevels), MemberType = typeof(Shapes))]
    public void CopyPrefix_RestStoredAgain_HasTheBitsOfTheSource(SimdLevel level, AttentionShape shape, int positions)
    {
        var qkv = Draw.Normal(17, positions * Shapes.RowWidth(shape));
        using var source = Filled(qkv, positions, shape, positions + 3);
        foreach (var prefix in new[] { 0, 1, positions / 2, positions })
        {
            using var copy = Filled(Draw.Normal(18, qkv.Length), positions, shape, positions + 40);
            copy.CopyPrefix(source, prefix);
            Fill(copy, qkv, positions, shape, prefix);
            Near.SameBits(
                Attend(level, qkv, positions, shape, source), Attend(level, qkv, positions, shape, copy), "output");
        }
    }

    [Fact]
    public void CopyPrefix_WhatDoesNotFit_IsRefused()
    {
        using var four = new KeyValueCache(new AttentionShape(2, 1, 4, 4), 4);
        using var eight = new KeyValueCache(new AttentionShape(2, 1, 4, 4), 8);
        using var other = new KeyValueCache(new AttentionShape(2, 2, 4, 4), 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => eight.CopyPrefix(four, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => four.CopyPrefix(eight, 5));
        Assert.Throws<ArgumentException>(() => eight.CopyPrefix(other, 4));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Store_OutsideTheCache_IsRefused(int position)
    {
        using var cache = new KeyValueCache(new AttentionShape(2, 1, 4, 4), 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Store(position, new float[4], new float[4]));
    }

    [Fact]
    public void Forward_MoreKeysThanCapacity_IsRefused()
    {
        using var cache = new KeyValueCache(new AttentionShape(2, 1, 4, 4), 4);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => CachedAttention.Forward(new float[8], 1, 0, cache, 5, new float[8]));
        Assert.ThrowsAny<ArgumentException>(
            () => CachedAttention.Forward(new float[7], 1, 0, cache, 4, new float[8]));
    }

    [Fact]
    public void ByteLength_NewCache_CountsWholePanels()
    {
        // Keys: 2 heads x 2 panels of 32 positions x 16 channels; values: 2 heads x 1 panel of 32 channels x 40.
        using var cache = new KeyValueCache(new AttentionShape(4, 2, 16, 8), 40);
        Assert.Equal(4 * ((2 * 2 * 32 * 16) + (2 * 32 * 40)), cache.ByteLength);
        Assert.Equal(40, cache.Capacity);
    }

    [Fact]
    public void Forward_DisposedCache_IsRefused()
    {
        var cache = new KeyValueCache(new AttentionShape(2, 1, 4, 4), 4);
        cache.Dispose();
        Assert.Throws<ObjectDisposedException>(
            () => CachedAttention.Forward(new float[8], 1, 0, cache, 4, new float[8]));
    }

    [Fact]
    public void Forward_WhenWarm_AllocatesNothing()
    {
        var shape = new AttentionShape(4, 2, 16, 8);
        var qkv = Draw.Normal(17, 8 * Shapes.RowWidth(shape));
        using var cache = Filled(qkv, 8, shape, 8);
        var (queries, output) = (Queries(qkv, 0, 8, shape), new float[8 * shape.QueryWidth]);
        Allocation.IsZero(() => CachedAttention.Forward(queries, 8, 1, cache, 8, output));
    }

    private static float[] Attend(
        SimdLevel level, float[] qkv, int positions, AttentionShape shape, KeyValueCache cache)
    {
        var output = new float[positions * shape.QueryWidth];
        for (var start = 0; start < positions; start += shape.BlockSize)
        {
            var end = Math.Min(start + shape.BlockSize, positions);
            var rows = output.AsSpan(start * shape.QueryWidth, (end - start) * shape.QueryWidth);
            for (var head = 0; head < shape.Heads; head++)
            {
                CachedAttention.Forward(level, Queries(qkv, start, end, shape), end - start, head, cache, end, rows);
            }
        }

        return output;
    }

    private static int Keys(int position, int positions, AttentionShape shape) =>
        Math.Min(((position / shape.BlockSize) + 1) * shape.BlockSize, positions);

    private static float[] Queries(float[] qkv, int start, int end, AttentionShape shape) =>
        [.. Enumerable.Range(start, end - start).SelectMany(
            position => qkv.AsSpan(position * Shapes.RowWidth(shape), shape.QueryWidth).ToArray())];

    private static KeyValueCache Filled(float[] qkv, int positions, AttentionShape shape, int capacity)
    {
        var cache = new KeyValueCache(shape, capacity);
        Fill(cache, qkv, positions, shape);
        return cache;
    }

    private static void Fill(
        KeyValueCache cache, float[] qkv, int positions, AttentionShape shape, int from = 0)
    {
        for (var position = from; position < positions; position++)
        {
            var key = (position * Shapes.RowWidth(shape)) + shape.QueryWidth;
            cache.Store(
                position, qkv.AsSpan(key, shape.KeyWidth), qkv.AsSpan(key + shape.KeyWidth, shape.KeyWidth));
        }
    }
}
