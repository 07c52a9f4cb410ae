using Whence.Engine.Parameters;
using Whence.Engine.Tests.Reference;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Gradients;

/// <summary>Central differences in float64, in place: every value that is moved is put back.</summary>
internal static class FiniteDifference
{
    private const double Step = 1e-5;

    /// <summary>How far a float32 gradient may be from the difference, as a part of the gradient's length.</summary>
    private const double Tolerance = 2e-4;

    // Below this length a gradient is compared on an absolute scale.
    private const double LeastLength = 0.01;

    /// <summary>Compares the whole gradient of some rows.</summary>
    public static void CheckRows(
        double[][] rows, Func<double> loss, ReadOnlySpan<float> gradient, string what)
    {
        var expected = new List<double>();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var direction = new double[row.Length];
                direction[i] = 1;
                expected.Add(Along(row, direction, loss));
            }
        }

        Near.Equal([.. expected], gradient, Tolerance, what);
    }

    /// <summary>Compares the gradients of weights along random directions, which every entry takes part in, and along
    /// the entry that matters most.</summary>
    public static void CheckWeights(
        ParameterSet set, OracleWeights weights, Func<double> loss, string what, Func<string, bool>? select = null)
    {
        var seed = 0;
        foreach (var parameter in set.All.Where(parameter => select?.Invoke(parameter.Spec.Name) ?? true))
        {
            var name = parameter.Spec.Name;
            var length = Math.Sqrt(parameter.Gradient.Sum(value => (double)value * value));
            for (var i = 0; i < 3; i++)
            {
                var direction = i < 2
                    ? Draw.Direction(++seed, parameter.Value.Length)
                    : Steepest(parameter.Gradient);
                var expected = Along(weights[name], direction, loss);
                var actual = OracleTransformer.Dot(direction, Draw.Widen(parameter.Gradient));
                Assert.True(
                    Math.Abs(actual - expected) <= Tolerance * (LeastLength + length),
                    $"{what}: the gradient of {name} along direction {i} is {actual:R}, the difference {expected:R}, " +
                    $"and the gradient's length {length:E2}");
            }
        }
    }

    private static double Along(double[] values, double[] direction, Func<double> loss)
    {
        var saved = (double[])values.Clone();
        Move(Step);
        var above = loss();
        Move(-Step);
        var below = loss();
        saved.CopyTo(values, 0);
        return (above - below) / (2 * Step);

        void Move(double step)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = saved[i] + (step * direction[i]);
            }
        }
    }

    private static double[] Steepest(float[] gradient)
    {
        var direction = new double[gradient.Length];
        var steepest = Enumerable.Range(0, gradient.Length).MaxBy(i => MathF.Abs(gradient[i]));
        direction[steepest] = 1;
        return direction;
    }
}
