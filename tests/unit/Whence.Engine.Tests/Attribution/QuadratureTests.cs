using Whence.Engine.Attribution;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Attribution;

public sealed class QuadratureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void GaussLegendre_Polynomials_AreIntegratedExactly(int points)
    {
        var rule = Quadrature.GaussLegendre(points);
        for (var degree = 0; degree <= (2 * points) - 1; degree++)
        {
            Near.Equal(1.0 / (degree + 1), Integrate(rule, x => Math.Pow(x, degree)), 1e-14, $"degree {degree}");
        }

        var beyond = 2 * points;
        Assert.True(
            points > 8 || Math.Abs((1.0 / (beyond + 1)) - Integrate(rule, x => Math.Pow(x, beyond))) > 1e-13,
            $"degree {beyond} is exact too, which no rule of {points} points can be");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    public void GaussLegendre_Points_AscendInsideAndMirror(int points)
    {
        var rule = Quadrature.GaussLegendre(points);
        Assert.Equal(points, rule.Points.Count);
        Assert.Equal(rule.Points.Order(), rule.Points);
        Assert.All(rule.Points, point => Assert.InRange(point, 1e-6, 1 - 1e-6));
        Assert.All(rule.Weights, weight => Assert.True(weight > 0));
        for (var i = 0; i < points; i++)
        {
            Near.Equal(1, rule.Points[i] + rule.Points[points - 1 - i], 1e-15, $"point {i}");
            Near.Equal(rule.Weights[i], rule.Weights[points - 1 - i], 1e-14, $"weight {i}");
        }
    }

    [Fact]
    public void GaussLegendre_ThreePoints_AreTheKnownOnes()
    {
        var rule = Quadrature.GaussLegendre(3);
        Near.Equal(0.5 - (Math.Sqrt(0.6) / 2), rule.Points[0], 1e-15, "first point");
        Near.Equal(5.0 / 18, rule.Weights[0], 1e-14, "first weight");
        Near.Equal(8.0 / 18, rule.Weights[1], 1e-14, "middle weight");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(62)]
    public void CorrectedMidpoint_Cubics_AreIntegratedExactly(int points)
    {
        var rule = Quadrature.CorrectedMidpoint(points);
        Assert.Equal(points, rule.Points.Count);
        Assert.All(rule.Points, point => Assert.InRange(point, 1e-6, 1 - 1e-6));
        for (var degree = 0; degree <= (points == 1 ? 1 : 3); degree++)
        {
            Near.Equal(1.0 / (degree + 1), Integrate(rule, x => Math.Pow(x, degree)), 1e-14, $"degree {degree}");
        }
    }

    [Fact]
    public void CorrectedMidpoint_StepInTheMiddle_IsMetBetterThanByGaussLegendre()
    {
        static double Slope(double x) => 60 / Math.Pow(Math.Cosh(60 * (x - 0.47)), 2);
        var exact = Math.Tanh(60 * 0.53) + Math.Tanh(60 * 0.47);
        var even = Math.Abs(Integrate(Quadrature.CorrectedMidpoint(62), Slope) - exact);
        var crowded = Math.Abs(Integrate(Quadrature.GaussLegendre(62), Slope) - exact);
        Assert.True(even < crowded / 2, $"midpoints miss by {even:E1}, Gauss-Legendre by {crowded:E1}");
    }

    [Fact]
    public void RightRiemann_FourSteps_EndsAtOne()
    {
        var rule = Quadrature.RightRiemann(4);
        Assert.Equal([0.25, 0.5, 0.75, 1], rule.Points);
        Assert.Equal([0.25, 0.25, 0.25, 0.25], rule.Weights);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Rules_NoPoints_AreRefused(int points)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Quadrature.GaussLegendre(points));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quadrature.RightRiemann(points));
    }

    private static double Integrate(Quadrature rule, Func<double, double> function) =>
        rule.Points.Zip(rule.Weights, (point, weight) => weight * function(point)).Sum();
}
