namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Sparse linear regression (Tibshirani 1996): the least of |y - Xw|² / 2m + α Σ|w| on standardised columns, by
/// coordinate descent (Friedman et al. 2007).
/// </summary>
internal sealed class Lasso
{
    private const int Sweeps = 1000;
    private const double Settled = 1e-7;

    private readonly double[] _weights;
    private readonly double _intercept;

    private Lasso(double[] weights, double intercept) => (_weights, _intercept) = (weights, intercept);

    /// <summary>Gets the weight of each column, in units of y.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Fits rows of X, [rows][columns], to y, [rows].</summary>
    public static Lasso Fit(IReadOnlyList<double[]> x, IReadOnlyList<double> y, double alpha)
    {
        var columns = Enumerable.Range(0, x[0].Length)
            .Select(column => Standardise([.. x.Select(row => row[column])])).ToArray();
        var target = Standardise([.. y]);
        var standard = Descend(columns, target.Values, alpha);
        double[] weights =
        [
            .. standard.Select((w, j) => columns[j].Scale == 0 ? 0 : w * target.Scale / columns[j].Scale),
        ];
        return new Lasso(weights, target.Mean - weights.Select((w, j) => w * columns[j].Mean).Sum());
    }

    /// <summary>Returns y for a row.</summary>
    public double Predict(double[] row) => _intercept + row.Select((value, j) => value * _weights[j]).Sum();

    private static double[] Descend((double[] Values, double Mean, double Scale)[] columns, double[] y, double alpha)
    {
        var (weights, rest) = (new double[columns.Length], (double[])y.Clone());
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var largest = 0.0;
            for (var j = 0; j < columns.Length; j++)
            {
                var change = columns[j].Scale == 0 ? 0 : Step(columns[j].Values, rest, weights[j], alpha);
                weights[j] += change;
                largest = Math.Max(largest, Math.Abs(change));
            }

            if (largest < Settled)
            {
                break;
            }
        }

        return weights;
    }

    // Moves one weight to its best value and takes the change out of what is left of y.
    private static double Step(double[] column, double[] rest, double weight, double alpha)
    {
        var correlation = weight;
        for (var row = 0; row < rest.Length; row++)
        {
            correlation += column[row] * rest[row] / rest.Length;
        }

        var change = (Math.Sign(correlation) * Math.Max(Math.Abs(correlation) - alpha, 0)) - weight;
        for (var row = 0; row < rest.Length; row++)
        {
            rest[row] -= change * column[row];
        }

        return change;
    }

    private static (double[] Values, double Mean, double Scale) Standardise(double[] values)
    {
        var mean = values.Average();
        var scale = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return ([.. values.Select(value => scale == 0 ? 0 : (value - mean) / scale)], mean, scale);
    }
}
