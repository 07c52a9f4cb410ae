namespace Whence.Engine.Attribution;

/// <summary>Points and weights of an integral over [0, 1].</summary>
/// <param name="Name">The rule, for records.</param>
/// <param name="Points">Where the integrand is evaluated.</param>
/// <param name="Weights">What each value counts; they sum to one.</param>
public sealed record Quadrature(string Name, IReadOnlyList<double> Points, IReadOnlyList<double> Weights)
{
    // What the outermost midpoints count in place of one.
    private static readonly double[] EndWeights = [13.0 / 12, 7.0 / 8, 25.0 / 24];

    /// <summary>The right Riemann sum that the reference uses; one step is input times gradient.</summary>
    public static Quadrature RightRiemann(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new Quadrature(
            "right-riemann",
            [.. Enumerable.Range(1, steps).Select(i => (double)i / steps)],
            [.. Enumerable.Repeat(1.0 / steps, steps)]);
    }

    /// <summary>Gauss-Legendre: exact for polynomials of degree 2 n - 1. Roots by Newton's method.</summary>
    public static Quadrature GaussLegendre(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var (nodes, weights) = (new double[points], new double[points]);
        for (var i = 0; i < points; i++)
        {
            var x = Math.Cos(Math.PI * (points - i - 0.25) / (points + 0.5));
            var slope = 0.0;
            for (var iteration = 0; iteration < 100; iteration++)
            {
                (var value, slope) = Legendre(points, x);
                var step = value / slope;
                x -= step;
                if (Math.Abs(step) < 1e-15)
                {
                    break;
                }
            }

            // From [-1, 1] to [0, 1] halves both.
            nodes[i] = (x + 1) / 2;
            weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }

        return new Quadrature("gauss-legendre", nodes, weights);
    }

    /// <summary>
    /// Midpoints with weights corrected at both ends: exact for cubics, open, and evenly spaced, so that a step in the
    /// middle of the path meets as many points as one at an end (Press et al., Numerical Recipes, 4.1).
    /// </summary>
    /// <param name="points">How many; with fewer than six the ends would meet, and Gauss-Legendre is used.</param>
    public static Quadrature CorrectedMidpoint(int points)
    {
        if (points < 2 * EndWeights.Length)
        {
            return GaussLegendre(points);
        }

        var weights = Enumerable.Repeat(1.0 / points, points).ToArray();
        for (var i = 0; i < EndWeights.Length; i++)
        {
            weights[i] *= EndWeights[i];
            weights[points - 1 - i] *= EndWeights[i];
        }

        return new Quadrature(
            "corrected-midpoint", [.. Enumerable.Range(0, points).Select(i => (i + 0.5) / points)], weights);
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var (previous, current) = (1.0, x);
        for (var n = 2; n <= degree; n++)
        {
            (previous, current) = (current, ((((2 * n) - 1) * x * current) - ((n - 1) * previous)) / n);
        }

        return (current, degree * ((x * current) - previous) / ((x * x) - 1));
    }
}
