namespace Whence.Tensors.Tests.Reference;

/// <summary>The activations in float64, from their textbook formulas.</summary>
internal static class ActivationReference
{
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Silu(double x) => x / (1 + Math.Exp(-x));

    public static double Relu(double x) => Math.Max(x, 0);

    public static double Gelu(double x) =>
        x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    public static double[] Each(Func<double, double> function, double[] x) => [.. x.Select(function)];

    // gateUp [rows, 2 * width] -> [rows, width]: the up half comes first.
    public static double[] SwiGlu(double[] gateUp, int width)
    {
        var y = new double[gateUp.Length / 2];
        for (var i = 0; i < y.Length; i++)
        {
            var (row, channel) = Math.DivRem(i, width);
            var start = row * 2 * width;
            y[i] = gateUp[start + channel] * Silu(gateUp[start + width + channel]);
        }

        return y;
    }
}
