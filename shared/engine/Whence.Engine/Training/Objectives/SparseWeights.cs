using Whence.Engine.Gradients;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Training.Objectives;

/// <summary>Sigmoid weights of the largest logits of a row, zero elsewhere, and the gradient through them.</summary>
internal static class SparseWeights
{
    /// <summary>The bound of concept logits in the reference.</summary>
    public const float LogitBound = 15f;

    /// <summary>weights[row] = sigmoid of the top logits of the row, 0 elsewhere.</summary>
    public static void Forward(ReadOnlySpan<float> logits, int top, Span<float> weights)
    {
        Span<int> indices = stackalloc int[top];
        Span<float> values = stackalloc float[top];
        TopK.Select(logits, indices, values);
        weights.Clear();
        for (var i = 0; i < top; i++)
        {
            weights[indices[i]] = Sigmoid(values[i]);
        }
    }

    /// <summary>dLogits[i] += dWeights[i] * w * (1 - w), where the weight is not zero and the logit not at its bound.
    /// </summary>
    public static void AddBackward(
        ReadOnlySpan<float> dWeights, ReadOnlySpan<float> weights, ReadOnlySpan<float> logits, Span<float> dLogits)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0 && MathF.Abs(logits[i]) < LogitBound)
            {
                dLogits[i] += dWeights[i] * weights[i] * (1 - weights[i]);
            }
        }
    }

    /// <summary>Clamps logits to their bound.</summary>
    public static void Clamp(RowParallel rows, float[] logits, int count, int columns) => rows.ForRows(
        count,
        (_, first, n) => Elementwise.Clamp(logits.AsSpan(first * columns, n * columns), -LogitBound, LogitBound));

    public static float Sigmoid(float logit) => 1 / (1 + MathF.Exp(-logit));
}
