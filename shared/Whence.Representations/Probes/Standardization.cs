using Whence.Representations.Embeddings;

namespace Whence.Representations.Probes;

/// <summary>Mean and standard deviation of each value of some vectors.</summary>
internal sealed record Standardization(float[] Mean, float[] Scale)
{
    public static Standardization Of(EmbeddingSet set, int[] rows)
    {
        var (sum, squares) = (new double[set.Width], new double[set.Width]);
        foreach (var row in rows)
        {
            var vector = set.Row(row);
            for (var i = 0; i < set.Width; i++)
            {
                sum[i] += vector[i];
                squares[i] += (double)vector[i] * vector[i];
            }
        }

        float[] mean = [.. sum.Select(value => (float)(value / rows.Length))];
        return new Standardization(mean, [.. squares.Select((square, i) => Deviation(sum[i], square, rows.Length))]);
    }

    /// <summary>Returns standardised rows with a one behind each: [rows, width + 1].</summary>
    public double[] Rows(EmbeddingSet set, int[] rows)
    {
        var columns = set.Width + 1;
        var values = new double[rows.Length * columns];
        for (var row = 0; row < rows.Length; row++)
        {
            var vector = set.Row(rows[row]);
            for (var i = 0; i < set.Width; i++)
            {
                values[(row * columns) + i] = ((double)vector[i] - Mean[i]) / Scale[i];
            }

            values[(row * columns) + set.Width] = 1;
        }

        return values;
    }

    // A value that does not vary tells nothing; 1 keeps it from dividing by zero.
    private static float Deviation(double sum, double squares, int count)
    {
        var mean = sum / count;
        var variance = (squares / count) - (mean * mean);
        return variance > 1e-12 * (1 + (mean * mean)) ? (float)Math.Sqrt(variance) : 1;
    }
}
