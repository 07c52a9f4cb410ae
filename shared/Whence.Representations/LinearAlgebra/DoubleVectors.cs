using System.Numerics;
using System.Runtime.InteropServices;

namespace Whence.Representations.LinearAlgebra;

/// <summary>Arithmetic on vectors of float64, for the small systems of statistics.</summary>
public static class DoubleVectors
{
    /// <summary>Returns Σ a · b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(a);
        var others = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < lanes.Length; i++)
        {
            sums += lanes[i] * others[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = lanes.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Adds a multiple of x to y: y += scale · x.</summary>
    public static void AddScaled(ReadOnlySpan<double> x, double scale, Span<double> y)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(x);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (var i = 0; i < lanes.Length; i++)
        {
            sums[i] += scale * lanes[i];
        }

        for (var i = lanes.Length * Vector<double>.Count; i < x.Length; i++)
        {
            y[i] += scale * x[i];
        }
    }
}
