using Whence.Tensors.Attention;

namespace Whence.Tensors.Tests.Attention;

/// <summary>Block-causal attention from its definition, in float64, over rows of [query | key | value].</summary>
internal static class AttentionReference
{
    /// <summary>Returns [positions, QueryWidth].</summary>
    public static double[] Forward(double[] qkv, int positions, AttentionShape shape)
    {
        var row = shape.QueryWidth + (2 * shape.KeyWidth);
        var output = new double[positions * shape.QueryWidth];
        for (var q = 0; q < positions; q++)
        {
            for (var head = 0; head < shape.Heads; head++)
            {
                var query = qkv.AsSpan((q * row) + (head * shape.HeadDim), shape.HeadDim);
                var key = shape.QueryWidth + (head / shape.GroupSize * shape.HeadDim);
                var weights = Weights(query, qkv, q, positions, key, row, shape);
                var target = output.AsSpan((q * shape.QueryWidth) + (head * shape.HeadDim), shape.HeadDim);
                for (var k = 0; k < positions; k++)
                {
                    for (var i = 0; i < shape.HeadDim; i++)
                    {
                        target[i] += weights[k] * qkv[(k * row) + key + shape.KeyWidth + i];
                    }
                }
            }
        }

        return output;
    }

    private static double[] Weights(
        ReadOnlySpan<double> query, double[] qkv, int position, int positions, int key, int row, AttentionShape shape)
    {
        var weights = new double[positions];
        for (var k = 0; k < positions; k++)
        {
            if (position / shape.BlockSize < k / shape.BlockSize)
            {
                continue;
            }

            var score = 0.0;
            for (var i = 0; i < shape.HeadDim; i++)
            {
                score += query[i] * qkv[(k * row) + key + i];
            }

            weights[k] = Math.Exp(score / Math.Sqrt(shape.HeadDim));
        }

        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
