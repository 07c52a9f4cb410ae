using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Threading;

namespace Whence.Representations.LinearAlgebra;

/// <summary>A growing list of unit vectors, searched by cosine.</summary>
/// <param name="width">The length of a vector's array.</param>
public sealed class UnitVectors(int width)
{
    private const int ColumnsTogether = 2048; // vectors of one matrix product

    private float[] _values = [];

    /// <summary>Gets how many vectors there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the values of a vector.</summary>
    public int Width => width;

    /// <summary>Gets a vector, [width].</summary>
    public ReadOnlySpan<float> this[int index] => _values.AsSpan(index * width, width);

    /// <summary>Gets all values, [count, width].</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count * width);

    /// <summary>Scales a vector to length one; zeros stay.</summary>
    public static void Normalize(Span<float> vector)
    {
        var length = MathF.Sqrt(Elementwise.SumOfSquares(vector));
        if (length > 0)
        {
            Elementwise.Scale(vector, 1 / length);
        }
    }

    /// <summary>Returns 1 - cosine, between 0 and 2.</summary>
    public static double Distance(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        Math.Clamp(1.0 - Elementwise.Dot(left, right), 0, 2);

    /// <summary>Adds a vector of length one, or zeros, which are at distance 1 from everything.</summary>
    public void Add(ReadOnlySpan<float> unit)
    {
        if ((Count + 1) * width > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(4, 2 * Count) * width);
        }

        unit.CopyTo(_values.AsSpan(Count * width, width));
        Count++;
    }

    /// <summary>Returns the nearest vector from an index on, the first of equals; -1 at distance 2 when there is none.
    /// </summary>
    public (int Index, double Distance) Nearest(ReadOnlySpan<float> unit, int first = 0)
    {
        var (index, distance) = (-1, double.PositiveInfinity);
        for (var i = first; i < Count; i++)
        {
            var candidate = Distance(unit, this[i]);
            if (candidate < distance)
            {
                (index, distance) = (i, candidate);
            }
        }

        return index < 0 ? (-1, 2) : (index, distance);
    }

    /// <summary>Finds for each of some vectors the one with the largest cosine, the first of equals; -1 at cosine -2
    /// when there is none.</summary>
    /// <param name="pool">The workers.</param>
    /// <param name="units">[rows, width].</param>
    /// <param name="indices">[rows].</param>
    /// <param name="cosines">[rows].</param>
    public void Nearest(WorkerPool pool, ReadOnlySpan<float> units, Span<int> indices, Span<float> cosines)
    {
        indices.Fill(-1);
        cosines.Fill(-2);
        var products = new float[indices.Length * Math.Min(ColumnsTogether, Count)];
        for (var first = 0; first < Count; first += ColumnsTogether)
        {
            var columns = Math.Min(ColumnsTogether, Count - first);
            Products(pool, units, indices.Length, first, columns, products);
            for (var row = 0; row < indices.Length; row++)
            {
                var (at, cosine) = Largest(products.AsSpan(row * columns, columns));
                if (cosine > cosines[row])
                {
                    (indices[row], cosines[row]) = (first + at, cosine);
                }
            }
        }
    }

    /// <summary>Computes the cosines of some vectors with a range of these: [rows, count].</summary>
    /// <param name="pool">The workers.</param>
    /// <param name="units">[rows, width].</param>
    /// <param name="rows">How many vectors.</param>
    /// <param name="first">The first of these.</param>
    /// <param name="count">How many of these.</param>
    /// <param name="cosines">[rows, count].</param>
    public void Products(
        WorkerPool pool, ReadOnlySpan<float> units, int rows, int first, int count, Span<float> cosines) =>
        Gemm.Multiply(
            pool,
            units,
            _values.AsSpan(first * width, count * width),
            cosines,
            new GemmShape(rows, count, width, rightTransposed: true));

    /// <summary>Returns the distances of all pairs among some vectors.</summary>
    public float[] PairDistances(int first, int count)
    {
        var distances = new float[count * (count - 1) / 2];
        var next = 0;
        for (var i = first; i < first + count; i++)
        {
            for (var j = first; j < i; j++)
            {
                distances[next++] = (float)Distance(this[i], this[j]);
            }
        }

        return distances;
    }

    private static (int Index, float Value) Largest(ReadOnlySpan<float> values)
    {
        Span<int> index = stackalloc int[1];
        Span<float> value = stackalloc float[1];
        TopK.Select(values, index, value);
        return (index[0], value[0]);
    }
}
