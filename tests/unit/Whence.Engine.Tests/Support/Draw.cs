namespace Whence.Engine.Tests.Support;

/// <summary>Seeded test data.</summary>
internal static class Draw
{
    /// <summary>Draws numbers from a normal distribution (Box and Muller 1958).</summary>
    public static float[] Normal(int seed, int count, double deviation = 1)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = (float)(deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return values;
    }

    /// <summary>Draws a direction of length one.</summary>
    public static double[] Direction(int seed, int count)
    {
        var values = Widen(Normal(seed, count));
        var length = Math.Sqrt(values.Sum(value => value * value));
        return [.. values.Select(value => value / length)];
    }

    public static double[] Widen(ReadOnlySpan<float> values) =>
        Array.ConvertAll(values.ToArray(), value => (double)value);

    /// <summary>Cuts [rows, width] into rows.</summary>
    public static double[][] Rows(ReadOnlySpan<float> values, int width) => [.. Widen(values).Chunk(width)];
}
