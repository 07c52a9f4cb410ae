namespace Whence.Tensors.Tests.Support;

/// <summary>Central differences in float64. With steps of 1e-4 their own error is near 1e-8 for smooth functions.
/// </summary>
internal static class FiniteDifference
{
    private const double Step = 1e-4;

    /// <summary>Returns the gradient of sum(dy * function(x)) at x.</summary>
    public static double[] Gradient(Func<double[], double[]> function, double[] x, float[] dy)
    {
        var gradient = new double[x.Length];
        var moved = (double[])x.Clone();
        for (var i = 0; i < x.Length; i++)
        {
            moved[i] = x[i] + Step;
            var above = Weighted(function(moved), dy);
            moved[i] = x[i] - Step;
            var below = Weighted(function(moved), dy);
            moved[i] = x[i];
            gradient[i] = (above - below) / (2 * Step);
        }

        return gradient;
    }

    private static double Weighted(double[] y, float[] dy)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            sum += y[i] * dy[i];
        }

        return sum;
    }
}
