using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Selects the largest elements: a scan for blocks that can still contribute, and insertion into a sorted
/// list.</summary>
public static class TopK
{
    private const int BlockLength = 128;

    /// <summary>Writes the largest elements in descending order, equal ones by ascending index.</summary>
    /// <param name="values">At least as many elements as are selected, none of them NaN.</param>
    /// <param name="indices">[k], where each selected element lies.</param>
    /// <param name="top">[k], the selected elements.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a value is NaN.</exception>
    public static void Select(ReadOnlySpan<float> values, Span<int> indices, Span<float> top) =>
        Select(SimdSupport.Level, values, indices, top);

    internal static void Select(SimdLevel level, ReadOnlySpan<float> values, Span<int> indices, Span<float> top)
    {
        Shape.Require(top, indices.Length);
        if (indices.Length > values.Length)
        {
            throw new ArgumentException(
                $"Only {values.Length} values exist; ask for at most that many instead of {indices.Length}.",
                nameof(indices));
        }

        if (top.IsEmpty)
        {
            return;
        }

        for (var first = 0; first < values.Length; first += BlockLength)
        {
            var block = values.Slice(first, Math.Min(BlockLength, values.Length - first));
            var max = MaxOf.Run(level, block);
            if (float.IsNaN(max))
            {
                ThrowNaN(values);
            }

            if (first < top.Length || max > top[^1])
            {
                Offer(block, first, indices, top);
            }
        }
    }

    // The list is full from index k on; before that every element enters.
    private static void Offer(ReadOnlySpan<float> block, int first, Span<int> indices, Span<float> top)
    {
        for (var i = 0; i < block.Length; i++)
        {
            var filled = Math.Min(first + i, top.Length);
            if (filled < top.Length || block[i] > top[^1])
            {
                Insert(block[i], first + i, filled, indices, top);
            }
        }
    }

    private static void Insert(float value, int index, int filled, Span<int> indices, Span<float> top)
    {
        var (low, high) = (0, filled);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = top[middle] >= value ? (middle + 1, high) : (low, middle);
        }

        var moved = Math.Min(filled, top.Length - 1) - low;
        top.Slice(low, moved).CopyTo(top[(low + 1)..]);
        indices.Slice(low, moved).CopyTo(indices[(low + 1)..]);
        top[low] = value;
        indices[low] = index;
    }

    private static void ThrowNaN(ReadOnlySpan<float> values)
    {
        var index = values.IndexOf(float.NaN);
        throw new ArgumentException(
            $"The value at index {index} is not a number; find out why before selecting.", nameof(values));
    }
}
