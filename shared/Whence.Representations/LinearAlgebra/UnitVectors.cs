using Whence.Tensors.Kernels;

namespace Whence.Representations.LinearAlgebra;

/// <summary>A growing list of unit vectors, searched by cosine.</summary>
internal sealed class UnitVectors(int width)
{
    private float[] _values = [];

    public int Count { get; private set; }

    public int Width => width;

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
}
