namespace Whence.Engine.Attribution;

/// <summary>Points and weights of an integral over [0, 1].</summary>
/// <param name="Name">The rule, for records.</param>
/// <param name="Points">Where the integrand is evaluated.</param>
/// <param name="Weights">What each value counts; they sum to one.</param>
public sealed record Quadrature(string Name, IReadOnlyList<double> Points, IReadOnlyList<double> Weights)
{
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
