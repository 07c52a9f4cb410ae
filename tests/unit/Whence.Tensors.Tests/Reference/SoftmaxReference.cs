namespace Whence.Tensors.Tests.Reference;

/// <summary>Softmax and cross-entropy in float64.</summary>
internal static class SoftmaxReference
{
    public static double[] Forward(double[] x, int columns) => [.. x.Chunk(columns).SelectMany(Row)];

    public static double[] LogSumExp(double[] logits, int classes) =>
        [.. logits.Chunk(classes).Select(row => LogSumExp(row))];

    public static double[] Losses(double[] logits, int[] targets, int classes) =>
        [.. logits.Chunk(classes).Select((row, index) => LogSumExp(row) - row[targets[index]])];

    private static double[] Row(double[] x)
    {
        if (x.All(double.IsNegativeInfinity))
        {
            return new double[x.Length];
        }

        var logSumExp = LogSumExp(x);
        return [.. x.Select(value => Math.Exp(value - logSumExp))];
    }

    private static double LogSumExp(double[] x)
    {
        var max = x.Max();
        return max + Math.Log(x.Sum(value => Math.Exp(value - max)));
    }
}
