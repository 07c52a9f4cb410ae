using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Tests.LinearAlgebra;

public sealed class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    public void Solve_RandomSystem_GivesBackTheRightSide(int n)
    {
        var (matrix, right) = (Positive(n), Draw.Normals(9, n).Select(value => (double)value).ToArray());
        var x = Cholesky.Factor(matrix, n).Solve(right);
        for (var row = 0; row < n; row++)
        {
            Assert.Equal(right[row], DoubleVectors.Dot(matrix.AsSpan(row * n, n), x), 1e-9);
        }
    }

    [Fact]
    public void InverseForm_RandomSystem_IsTheProductWithTheSolution()
    {
        var (matrix, right) = (Positive(7), Draw.Normals(3, 7).Select(value => (double)value).ToArray());
        var factor = Cholesky.Factor(matrix, 7);
        Assert.Equal(DoubleVectors.Dot(right, factor.Solve(right)), factor.InverseForm(right), 1e-9);
    }

    [Fact]
    public void Factor_IndefiniteMatrix_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Cholesky.Factor([1, 2, 2, 1], 2));

    // B Bᵀ + I.
    private static double[] Positive(int n)
    {
        var b = Draw.Normals(5, n * n).Select(value => (double)value).ToArray();
        var matrix = new double[n * n];
        for (var cell = 0; cell < matrix.Length; cell++)
        {
            var (row, column) = (cell / n, cell % n);
            matrix[cell] = DoubleVectors.Dot(b.AsSpan(row * n, n), b.AsSpan(column * n, n)) + (row == column ? 1 : 0);
        }

        return matrix;
    }
}
