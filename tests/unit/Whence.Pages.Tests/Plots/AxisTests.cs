using Whence.Pages.Plots;

namespace Whence.Pages.Tests.Plots;

public class AxisTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3.7, 12)]
    [InlineData(0.001, 0.0012)]
    [InlineData(-1e-9, 1e9)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(-2, -2)]
    public void Ticks_OfAnyRange_AreFewRoundEvenAndAroundTheValues(double low, double high)
    {
        var axis = new Axis([low, high], 0, 100);
        Assert.InRange(axis.Ticks.Count, 2, 12);
        Assert.True(axis.Low <= low && high <= axis.High, $"[{axis.Low}, {axis.High}] leaves out a value.");
        var steps = axis.Ticks.Zip(axis.Ticks.Skip(1), (left, right) => right - left).ToList();
        Assert.All(steps, step => Assert.Equal(steps[0], step, steps[0] * 1e-6));
        var mantissa = steps[0] / Math.Pow(10, Math.Floor(Math.Log10(steps[0]) + 1e-9));
        Assert.Contains(new[] { 1.0, 2, 5 }, round => Math.Abs(round - mantissa) < 1e-6);
    }

    [Fact]
    public void At_EndsAndMiddle_AreWhereTheyBelong()
    {
        var axis = new Axis([0, 10], 20, 200);
        Assert.Equal((20, 120, 220), (axis.At(0), axis.At(5), axis.At(10)));
        Assert.Equal((20, 220), (axis.At(-99), axis.At(99)));
    }

    [Fact]
    public void Axis_ValuesThatAreNotFinite_AreLeftOut()
    {
        var axis = new Axis([double.NaN, double.PositiveInfinity, 0, 4], 0, 1);
        Assert.Equal((0, 4), (axis.Low, axis.High));
    }

    [Fact]
    public void Name_OfTicks_IsShort() =>
        Assert.Equal(["0", "0.2", "0.4", "0.6", "0.8", "1"], TickNames());

    private static IEnumerable<string> TickNames()
    {
        var axis = new Axis([0, 1], 0, 1);
        return axis.Ticks.Select(axis.Name);
    }
}
