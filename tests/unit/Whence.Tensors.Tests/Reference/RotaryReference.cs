using Whence.Tensors.Kernels;

namespace Whence.Tensors.Tests.Reference;

/// <summary>The rotation in float64, with the angles of the table.</summary>
internal static class RotaryReference
{
    public static double[] Forward(double[] x, int rowStride, int heads, int[] positions, RotaryTable table)
    {
        var (y, half) = ((double[])x.Clone(), table.HeadDim / 2);
        for (var row = 0; row < positions.Length; row++)
        {
            for (var pair = 0; pair < heads * half; pair++)
            {
                var first = (row * rowStride) + (pair / half * table.HeadDim) + (pair % half);
                double sine = table.Sine(positions[row])[pair % half];
                double cosine = table.Cosine(positions[row])[pair % half];
                y[first] = (x[first] * cosine) - (x[first + half] * sine);
                y[first + half] = (x[first + half] * cosine) + (x[first] * sine);
            }
        }

        return y;
    }
}
