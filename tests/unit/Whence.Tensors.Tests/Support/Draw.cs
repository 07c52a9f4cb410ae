namespace Whence.Tensors.Tests.Support;

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

    public static int[] Indices(int seed, int count, int below)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(below))];
    }

    public static double[] Widen(float[] values) => [.. values.Select(value => (double)value)];
}
