using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Products of one vector of 16-bit integers with many rows of 8-bit integers, exact in 32 bits.</summary>
public static class Int8Rows
{
    /// <summary>Returns the largest magnitude that an element of the vector may have without an overflow.</summary>
    /// <param name="width">The length of a row.</param>
    public static int VectorMax(int width) =>
        width <= 0 ? short.MaxValue : Math.Min(short.MaxValue, int.MaxValue / (-sbyte.MinValue * width));

    /// <summary>Computes the product of the vector with each row.</summary>
    /// <param name="vector">[width], no element above <see cref="VectorMax"/> in magnitude.</param>
    /// <param name="rows">[rows, width].</param>
    /// <param name="products">[rows].</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public static void Dot(ReadOnlySpan<short> vector, ReadOnlySpan<sbyte> rows, Span<int> products) =>
        Dot(SimdSupport.Level, vector, rows, products);

    // Not compiled quickly first: the first search runs it a hundred thousand times.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Dot(
        SimdLevel level, ReadOnlySpan<short> vector, ReadOnlySpan<sbyte> rows, Span<int> products)
    {
        Shape.Require(rows, checked(vector.Length * products.Length));
        var wide = level == SimdLevel.Avx512 && Avx512BW.IsSupported;
        for (var row = 0; row < products.Length; row++)
        {
            var values = rows.Slice(row * vector.Length, vector.Length);
            products[row] = wide ? Dot512(vector, values)
                : level == SimdLevel.Scalar ? Rest(vector, values, 0) : Dot256(vector, values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Dot512(ReadOnlySpan<short> vector, ReadOnlySpan<sbyte> row)
    {
        ref var v0 = ref MemoryMarshal.GetReference(vector);
        ref var r0 = ref MemoryMarshal.GetReference(row);
        var (sum0, sum1, i) = (Vector512<int>.Zero, Vector512<int>.Zero, 0);
        for (; i + 64 <= row.Length; i += 64)
        {
            sum0 += Products(ref v0, ref r0, (nuint)i);
            sum1 += Products(ref v0, ref r0, (nuint)i + 32);
        }

        if (i + 32 <= row.Length)
        {
            sum0 += Products(ref v0, ref r0, (nuint)i);
            i += 32;
        }

        return Vector512.Sum(sum0 + sum1) + Rest(vector, row, i);

        static Vector512<int> Products(ref short v0, ref sbyte r0, nuint i) => Avx512BW.MultiplyAddAdjacent(
            Vector512.LoadUnsafe(ref v0, i), Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref r0, i)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Dot256(ReadOnlySpan<short> vector, ReadOnlySpan<sbyte> row)
    {
        ref var v0 = ref MemoryMarshal.GetReference(vector);
        ref var r0 = ref MemoryMarshal.GetReference(row);
        var (sum, i) = (Vector256<int>.Zero, 0);
        for (; i + 16 <= row.Length; i += 16)
        {
            sum += Avx2.MultiplyAddAdjacent(
                Vector256.LoadUnsafe(ref v0, (nuint)i),
                Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref r0, (nuint)i)));
        }

        return Vector256.Sum(sum) + Rest(vector, row, i);
    }

    private static int Rest(ReadOnlySpan<short> vector, ReadOnlySpan<sbyte> row, int first)
    {
        var sum = 0;
        for (var i = first; i < row.Length; i++)
        {
            sum += vector[i] * row[i];
        }

        return sum;
    }
}
