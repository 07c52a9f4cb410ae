using Whence.Representations.LinearAlgebra;

namespace Whence.Representations.Probes;

/// <summary>
/// Minimises mean loss(score, label) + penalty / 2 · |w|² over weights and bias by Newton's method:
/// <list type="number">
/// <item>Sum slopes and curvatures of the loss over the rows.</item>
/// <item>Solve for the step with the Hessian's Cholesky factor.</item>
/// <item>Halve the step until the objective falls.</item>
/// </list>
/// The squared loss of ridge regression is done after one step, which is its closed form.
/// </summary>
internal static class NewtonFit
{
    private const int StepsMax = 100;
    private const double GradientMax = 1e-10;

    // Keeps the unpenalised bias solvable where every curvature has vanished.
    private const double Jitter = 1e-12;

    /// <summary>Returns the weights with the bias behind them, [columns].</summary>
    /// <param name="rows">[labels, columns], the last column all ones.</param>
    /// <param name="labels">-1 or 1.</param>
    /// <param name="kind">The loss.</param>
    /// <param name="penalty">Above 0; the bias is free.</param>
    public static double[] Solve(double[] rows, double[] labels, ProbeKind kind, double penalty)
    {
        var weights = new double[rows.Length / labels.Length];
        for (var step = 0; step < StepsMax; step++)
        {
            // Step 1.
            var (gradient, hessian) = Derivatives(rows, labels, kind, penalty, weights);
            if (gradient.Max(Math.Abs) < GradientMax)
            {
                break;
            }

            // Step 2.
            var direction = Cholesky.Factor(hessian, weights.Length).Solve(gradient);

            // Step 3.
            if (!Descend(rows, labels, kind, penalty, weights, direction))
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>Returns the gradient of the objective, [columns], and its Hessian, [columns, columns].</summary>
    internal static (double[] Gradient, double[] Hessian) Derivatives(
        double[] rows, double[] labels, ProbeKind kind, double penalty, double[] weights)
    {
        var columns = weights.Length;
        var (gradient, hessian) = (new double[columns], new double[columns * columns]);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = rows.AsSpan(i * columns, columns);
            var (_, slope, curvature) = Loss(kind, DoubleVectors.Dot(row, weights), labels[i]);
            DoubleVectors.AddScaled(row, slope / labels.Length, gradient);
            for (var column = 0; column < columns; column++)
            {
                // The lower triangle is all that the factor reads.
                DoubleVectors.AddScaled(
                    row[..(column + 1)],
                    curvature * row[column] / labels.Length,
                    hessian.AsSpan(column * columns, column + 1));
            }
        }

        for (var column = 0; column < columns; column++)
        {
            var factor = column < columns - 1 ? penalty : 0;
            gradient[column] += factor * weights[column];
            hessian[(column * columns) + column] += factor + Jitter;
        }

        return (gradient, hessian);
    }

    private static bool Descend(
        double[] rows, double[] labels, ProbeKind kind, double penalty, double[] weights, double[] direction)
    {
        var before = Objective(rows, labels, kind, penalty, weights);
        for (var size = 1.0; size > 1e-10; size /= 2)
        {
            var candidate = (double[])weights.Clone();
            DoubleVectors.AddScaled(direction, -size, candidate);
            if (Objective(rows, labels, kind, penalty, candidate) < before)
            {
                candidate.CopyTo(weights, 0);
                return true;
            }
        }

        return false;
    }

    private static double Objective(
        double[] rows, double[] labels, ProbeKind kind, double penalty, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var score = DoubleVectors.Dot(rows.AsSpan(i * weights.Length, weights.Length), weights);
            sum += Loss(kind, score, labels[i]).Value;
        }

        var free = weights.AsSpan(0, weights.Length - 1);
        return (sum / labels.Length) + (penalty / 2 * DoubleVectors.Dot(free, free));
    }

    private static (double Value, double Slope, double Curvature) Loss(ProbeKind kind, double score, double label)
    {
        if (kind == ProbeKind.Ridge)
        {
            var error = score - label;
            return (error * error / 2, error, 1);
        }

        // log(1 + exp(-m)) for the margin m, without overflow.
        var margin = label * score;
        var wrong = 1 / (1 + Math.Exp(margin));
        var value = Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
        return (value, -label * wrong, wrong * (1 - wrong));
    }
}
