using Whence.Engine.Configuration;
using Whence.Engine.Parameters;

namespace Whence.Engine.Tests.Reference;

/// <summary>The weights of a model in float64, free to be moved by finite differences.</summary>
internal sealed class OracleWeights(ParameterSet set)
{
    private readonly Dictionary<string, double[]> _values = set.All.ToDictionary(
        parameter => parameter.Spec.Name,
        parameter => Array.ConvertAll(parameter.Value, value => (double)value));

    public ModelConfig Config => set.Config;

    public IReadOnlyList<ParameterSpec> Specs { get; } = [.. set.All.Select(parameter => parameter.Spec)];

    public double[] this[string name] => _values[name];

    public double[]? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Returns a row of a matrix.</summary>
    public double[] Row(string name, int row)
    {
        var columns = set[name].Spec.Columns;
        return _values[name][(row * columns)..((row + 1) * columns)];
    }

    /// <summary>Returns matrix · x.</summary>
    public double[] Product(string name, double[] x)
    {
        var (matrix, y) = (_values[name], new double[set[name].Spec.Rows]);
        for (var row = 0; row < y.Length; row++)
        {
            for (var column = 0; column < x.Length; column++)
            {
                y[row] += matrix[(row * x.Length) + column] * x[column];
            }
        }

        return y;
    }

    /// <summary>Returns x · matrix: a sum of rows.</summary>
    public double[] Mix(string name, double[] x)
    {
        var (matrix, y) = (_values[name], new double[set[name].Spec.Columns]);
        for (var row = 0; row < x.Length; row++)
        {
            for (var column = 0; column < y.Length && x[row] != 0; column++)
            {
                y[column] += x[row] * matrix[(row * y.Length) + column];
            }
        }

        return y;
    }
}
