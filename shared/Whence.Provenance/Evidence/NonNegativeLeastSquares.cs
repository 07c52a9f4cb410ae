using Whence.Representations.LinearAlgebra;

namespace Whence.Provenance.Evidence;

/// <summary>
/// Finds a ≥ 0 that minimises ½ aᵀ G a - bᵀ a, the least-squares weights of vectors with Gram matrix G whose products
/// with the target are b (Lawson and Hanson, "Solving Least Squares Problems", 1974, chapter 23). The solution is
/// sparse by itself: most weights stay at zero.
/// </summary>
public static class NonNegativeLeastSquares
{
    // Vectors may be parallel: a little on the diagonal keeps the factor positive definite.
    private const double RelativeRidge = 1e-10;
    private const double RelativeTolerance = 1e-10;
    private const int RoundsPerVector = 10;

    /// <summary>Solves for the weights.</summary>
    /// <param name="gram">G, [n, n], symmetric.</param>
    /// <param name="products">b, [n].</param>
    /// <returns>a, [n].</returns>
    public static double[] Solve(double[] gram, double[] products)
    {
        ArgumentNullException.ThrowIfNull(gram);
        ArgumentNullException.ThrowIfNull(products);
        var n = products.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(gram.Length, n * n, nameof(gram));
        var (weights, active) = (new double[n], new List<int>());
        var tolerance = RelativeTolerance * products.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var round = 0; round < RoundsPerVector * n; round++)
        {
            var (next, slope) = Steepest(gram, products, weights, active);
            if (slope <= tolerance)
            {
                break;
            }

            active.Add(next);
            Descend(gram, products, weights, active);
        }

        return weights;
    }

    private static (int Index, double Slope) Steepest(
        double[] gram, double[] products, double[] weights, List<int> active)
    {
        var (index, slope) = (-1, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            var gradient = products[i] - DoubleVectors.Dot(gram.AsSpan(i * weights.Length, weights.Length), weights);
            if (gradient > slope && !active.Contains(i))
            {
                (index, slope) = (i, gradient);
            }
        }

        return (index, slope);
    }

    // Goes to the unconstrained solution of the active set; the first weight to reach zero on the way leaves it.
    private static void Descend(double[] gram, double[] products, double[] weights, List<int> active)
    {
        while (active.Count > 0)
        {
            var goal = Unconstrained(gram, products, active);
            var (blocking, step) = (-1, 1.0);
            for (var i = 0; i < active.Count; i++)
            {
                var weight = weights[active[i]];
                if (goal[i] <= 0 && (blocking < 0 || weight / (weight - goal[i]) < step))
                {
                    (blocking, step) = (i, weight > 0 ? weight / (weight - goal[i]) : 0);
                }
            }

            for (var i = 0; i < active.Count; i++)
            {
                weights[active[i]] = Math.Max(0, weights[active[i]] + (step * (goal[i] - weights[active[i]])));
            }

            if (blocking < 0)
            {
                return;
            }

            weights[active[blocking]] = 0;
            active.RemoveAt(blocking);
        }
    }

    private static double[] Unconstrained(double[] gram, double[] products, List<int> active)
    {
        var (n, k) = (products.Length, active.Count);
        var (matrix, right) = (new double[k * k], new double[k]);
        for (var i = 0; i < k; i++)
        {
            right[i] = products[active[i]];
            for (var j = 0; j < k; j++)
            {
                matrix[(i * k) + j] = gram[(active[i] * n) + active[j]];
            }

            matrix[(i * k) + i] += RelativeRidge * Math.Max(matrix[(i * k) + i], double.Epsilon);
        }

        return Cholesky.Factor(matrix, k).Solve(right);
    }
}
