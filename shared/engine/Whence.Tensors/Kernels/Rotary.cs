using System.Runtime.InteropServices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Rotary position embedding (Su et al. 2021) in the "rotate half" layout: channel i of a head turns
/// together with channel i + headDim / 2.</summary>
public static class Rotary
{
    /// <summary>Rotates the heads of each row by the angle of its position, in place.</summary>
    /// <param name="x">Rows of heads * headDim channels, the first of each <paramref name="rowStride"/> elements.
    /// </param>
    /// <param name="rowStride">The distance between two rows, at least heads * headDim.</param>
    /// <param name="heads">The number of heads in a row.</param>
    /// <param name="headDim">The channels of one head.</param>
    /// <param name="positions">[rows].</param>
    /// <param name="table">The angles, for this headDim.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the table.</exception>
    public static void Forward(
        Span<float> x, int rowStride, int heads, int headDim, ReadOnlySpan<int> positions, RotaryTable table) =>
        Forward(SimdSupport.Level, x, rowStride, heads, headDim, positions, table);

    /// <summary>Rotates back: turns the gradient of the output into that of the input, in place. Shapes as in the
    /// forward pass.</summary>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the table.</exception>
    public static void Backward(
        Span<float> x, int rowStride, int heads, int headDim, ReadOnlySpan<int> positions, RotaryTable table) =>
        Backward(SimdSupport.Level, x, rowStride, heads, headDim, positions, table);

    internal static void Forward(
        SimdLevel level, Span<float> x, int rowStride, int heads, int headDim, ReadOnlySpan<int> positions,
        RotaryTable table) => Rotate(level, x, rowStride, heads, headDim, positions, table, 1f);

    internal static void Backward(
        SimdLevel level, Span<float> x, int rowStride, int heads, int headDim, ReadOnlySpan<int> positions,
        RotaryTable table) => Rotate(level, x, rowStride, heads, headDim, positions, table, -1f);

    private static void Rotate(
        SimdLevel level, Span<float> x, int rowStride, int heads, int headDim, ReadOnlySpan<int> positions,
        RotaryTable table, float direction)
    {
        RequireLayout(x, rowStride, heads, headDim, positions, table);
        for (var row = 0; row < positions.Length; row++)
        {
            var sine = table.Sine(positions[row]);
            var cosine = table.Cosine(positions[row]);
            for (var head = 0; head < heads; head++)
            {
                var channels = x.Slice((row * rowStride) + (head * headDim), headDim);
                Turn(level, channels, sine, cosine, direction);
            }
        }
    }

    private static void RequireLayout(
        Span<float> x, int rowStride, int heads, int headDim, ReadOnlySpan<int> positions, RotaryTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNotEqual(headDim, table.HeadDim);
        ArgumentOutOfRangeException.ThrowIfNegative(heads);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowStride, heads * headDim);
        if (!positions.IsEmpty && x.Length < ((long)(positions.Length - 1) * rowStride) + (heads * headDim))
        {
            throw new ArgumentException(
                $"The span holds {x.Length} elements; {positions.Length} rows of stride {rowStride} need more.",
                nameof(x));
        }

        foreach (var position in positions)
        {
            Shape.RequireIndex(position, table.Positions, nameof(positions));
        }
    }

    private static void Turn(
        SimdLevel level, Span<float> head, ReadOnlySpan<float> sine, ReadOnlySpan<float> cosine, float direction)
    {
        switch (level)
        {
            case SimdLevel.Avx512:
                Turn<Simd512>(head, sine, cosine, direction);
                break;
            case SimdLevel.Avx2:
                Turn<Simd256>(head, sine, cosine, direction);
                break;
            default:
                Turn<SimdScalar>(head, sine, cosine, direction);
                break;
        }
    }

    // first' = first * cosine - second * sine; second' = second * cosine + first * sine
    private static void Turn<TVec>(
        Span<float> head, ReadOnlySpan<float> sine, ReadOnlySpan<float> cosine, float direction)
        where TVec : struct, ISimdFloat<TVec>
    {
        ref var first0 = ref MemoryMarshal.GetReference(head);
        ref var second0 = ref MemoryMarshal.GetReference(head[sine.Length..]);
        ref var sine0 = ref MemoryMarshal.GetReference(sine);
        ref var cosine0 = ref MemoryMarshal.GetReference(cosine);
        var (length, width) = ((nuint)sine.Length, (nuint)TVec.Count);
        nuint i = 0;
        for (; i + width <= length; i += width)
        {
            var (first, second) = (TVec.Load(ref first0, i), TVec.Load(ref second0, i));
            var sin = TVec.Load(ref sine0, i) * TVec.Broadcast(direction);
            var cos = TVec.Load(ref cosine0, i);
            TVec.Store((first * cos) - (second * sin), ref first0, i);
            TVec.Store((second * cos) + (first * sin), ref second0, i);
        }

        for (; i < length; i++)
        {
            var (first, second) = (head[(int)i], head[sine.Length + (int)i]);
            var (sin, cos) = (sine[(int)i] * direction, cosine[(int)i]);
            head[(int)i] = (first * cos) - (second * sin);
            head[sine.Length + (int)i] = (second * cos) + (first * sin);
        }
    }
}
