using Whence.Tensors.Matrices;

namespace Whence.Tensors.Tests.Reference;

/// <summary>The matrix product in float64, straight from its definition.</summary>
internal static class MatrixReference
{
    /// <summary>Returns op(A) op(B), added to the output when it accumulates, in the layout of the output; the
    /// gaps between rows keep what the output held.</summary>
    public static double[] Multiply(float[] left, float[] right, float[] output, in GemmShape shape, bool accumulate)
    {
        double[] result = [.. output.Select(value => (double)value)];
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var column = 0; column < shape.Columns; column++)
            {
                var at = (row * shape.OutputStride) + column;
                result[at] = (accumulate ? result[at] : 0) + Element(left, right, shape, row, column);
            }
        }

        return result;
    }

    /// <summary>The error allowed in a sum of <paramref name="depth"/> products of standard normals: partial sums
    /// reach about 2.5 * sqrt(depth), and sqrt(depth) independent roundings of 2^-24 of that add up.</summary>
    public static double Tolerance(int depth) => 1e-6 + (4 * Math.ScaleB(1, -24) * depth);

    private static double Element(float[] left, float[] right, in GemmShape shape, int row, int column)
    {
        var sum = 0.0;
        for (var k = 0; k < shape.Depth; k++)
        {
            var a = shape.LeftTransposed ? (k * shape.LeftStride) + row : (row * shape.LeftStride) + k;
            var b = shape.RightTransposed ? (column * shape.RightStride) + k : (k * shape.RightStride) + column;
            sum += (double)left[a] * right[b];
        }

        return sum;
    }
}
