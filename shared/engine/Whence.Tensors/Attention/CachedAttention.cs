using Whence.Tensors.Matrices;
using Whence.Tensors.Memory;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Attention;

/// <summary>
/// Attention of queries of one block against cached keys: every row of a block sees the same keys, so there is no mask.
/// </summary>
public static unsafe class CachedAttention
{
    [ThreadStatic]
    private static AlignedBuffer<float>? _scores;

    /// <summary>Computes one query head for rows that lie in one attention block.</summary>
    /// <param name="queries">[rows, Heads * HeadDim], rotated; the head's slice is read.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="head">The query head.</param>
    /// <param name="cache">Keys and values; positions 0 to <paramref name="keys"/> - 1 are visible.</param>
    /// <param name="keys">How many keys the block sees.</param>
    /// <param name="output">[rows, Heads * HeadDim]; the head's slice is written.</param>
    public static void Forward(
        ReadOnlySpan<float> queries, int rows, int head, KeyValueCache cache, int keys, Span<float> output) =>
        Forward(SimdSupport.Level, queries, rows, head, cache, keys, output);

    internal static void Forward(
        SimdLevel level,
        ReadOnlySpan<float> queries,
        int rows,
        int head,
        KeyValueCache cache,
        int keys,
        Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys, cache.Capacity);
        var shape = cache.Shape;
        GemmShape.Require(queries.Length, (long)rows * shape.QueryWidth, nameof(queries));
        GemmShape.Require(output.Length, (long)rows * shape.QueryWidth, nameof(output));
        var scores = Scratch((long)rows * keys);
        fixed (float* query = queries, target = output)
        {
            var first = head * shape.HeadDim;
            var keyHead = head / shape.GroupSize;
            AttentionProducts.Scores(
                level, query + first, shape.QueryWidth, rows, cache.Keys(keyHead), keys, shape, scores);
            var weights = AttentionProducts.Distribution(level, scores, rows, keys, shape);
            AttentionProducts.Mix(
                level, weights, rows, cache.Values(keyHead), cache.Capacity, keys, shape, target + first);
        }
    }

    private static float* Scratch(long length)
    {
        if (_scores is null || _scores.Length < length)
        {
            _scores?.Dispose();
            _scores = new AlignedBuffer<float>(length);
        }

        return _scores.Pointer;
    }
}
