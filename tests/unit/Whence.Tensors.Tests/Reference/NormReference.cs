namespace Whence.Tensors.Tests.Reference;

/// <summary>Both normalisations in float64. Rows of weight.Length channels.</summary>
internal static class NormReference
{
    public static double[] Rms(double[] x, double[] weight, double epsilon) => Rows(
        x,
        weight.Length,
        row =>
        {
            var inverse = 1 / Math.Sqrt(row.Average(value => value * value) + epsilon);
            return [.. row.Select((value, channel) => value * inverse * weight[channel])];
        });

    public static double[] Layer(double[] x, double[] weight, double[] bias, double epsilon) => Rows(
        x,
        weight.Length,
        row =>
        {
            var mean = row.Average();
            var inverse = 1 / Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + epsilon);
            return [.. row.Select((value, channel) => ((value - mean) * inverse * weight[channel]) + bias[channel])];
        });

    private static double[] Rows(double[] x, int channels, Func<double[], double[]> normalise) =>
        [.. x.Chunk(channels).SelectMany(normalise)];
}
