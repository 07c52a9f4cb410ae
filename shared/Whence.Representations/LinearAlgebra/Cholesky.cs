namespace Whence.Representations.LinearAlgebra;

/// <summary>The factor L of a symmetric positive definite matrix, A = L · Lᵀ, for solving A x = b.</summary>
public sealed class Cholesky
{
    private readonly double[] _lower; // [n, n]
    private readonly int _n;

    private Cholesky(double[] lower, int n) => (_lower, _n) = (lower, n);

    /// <summary>Factors a matrix; only its lower triangle is read.</summary>
    /// <param name="matrix">[n, n], not changed.</param>
    /// <param name="n">Its order.</param>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public static Cholesky Factor(double[] matrix, int n)
    {
        var lower = new double[n * n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var rest = matrix[(row * n) + column] - Dot(lower, row * n, lower, column * n, column);
                lower[(row * n) + column] = row == column ? Root(rest, row) : rest / lower[(column * n) + column];
            }
        }

        return new Cholesky(lower, n);
    }

    /// <summary>Returns x with A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = Forward(right);
        for (var row = _n - 1; row >= 0; row--)
        {
            for (var below = row + 1; below < _n; below++)
            {
                x[row] -= _lower[(below * _n) + row] * x[below];
            }

            x[row] /= _lower[(row * _n) + row];
        }

        return x;
    }

    /// <summary>Returns bᵀ A⁻¹ b, the square of the length of L⁻¹ b.</summary>
    public double InverseForm(ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        foreach (var value in Forward(b))
        {
            sum += value * value;
        }

        return sum;
    }

    private double[] Forward(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var row = 0; row < _n; row++)
        {
            x[row] = (x[row] - Dot(_lower, row * _n, x, 0, row)) / _lower[(row * _n) + row];
        }

        return x;
    }

    private static double Root(double pivot, int row) => pivot > 0
        ? Math.Sqrt(pivot)
        : throw new ArgumentException(
            $"The matrix is not positive definite: pivot {row} is {pivot}; add to its diagonal.");

    private static double Dot(double[] a, int startA, double[] b, int startB, int length) =>
        DoubleVectors.Dot(a.AsSpan(startA, length), b.AsSpan(startB, length));
}
