using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Whence.Tensors.Kernels;

/// <summary>Checks the lengths of spans at the top of a kernel; the messages are built only on failure.</summary>
internal static class Shape
{
    public static void Require<T>(
        ReadOnlySpan<T> span, int length, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (span.Length != length)
        {
            ThrowLength(name, span.Length, length);
        }
    }

    public static void Require<T>(
        Span<T> span, int length, [CallerArgumentExpression(nameof(span))] string name = "") =>
        Require((ReadOnlySpan<T>)span, length, name);

    /// <summary>Checks an accumulator that the caller may leave out by passing an empty span.</summary>
    public static void RequireOrEmpty(
        Span<float> span, int length, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (!span.IsEmpty)
        {
            Require((ReadOnlySpan<float>)span, length, name);
        }
    }

    /// <summary>Returns how many rows of <paramref name="columns"/> elements the span holds.</summary>
    public static int Rows(
        ReadOnlySpan<float> span, int columns, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (columns <= 0 || span.Length % columns != 0)
        {
            ThrowRows(name, span.Length, columns);
        }

        return span.Length / columns;
    }

    /// <summary>Checks that an index is in [0, count).</summary>
    public static void RequireIndex(int index, int count, string name)
    {
        if ((uint)index >= (uint)count)
        {
            ThrowIndex(name, index, count);
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(string name, int actual, int expected) => throw new ArgumentException(
        $"The span holds {actual} elements; pass one of exactly {expected}.", name);

    [DoesNotReturn]
    private static void ThrowRows(string name, int length, int columns) => throw new ArgumentException(
        $"The span holds {length} elements, which are not rows of {columns}; pass whole rows.", name);

    [DoesNotReturn]
    private static void ThrowIndex(string name, int index, int count) => throw new ArgumentOutOfRangeException(
        name, index, $"The index {index} is outside the table; pass one from 0 to {count - 1}.");
}
