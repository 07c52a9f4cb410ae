using Whence.Tensors.Simd;

namespace Whence.Tensors.Kernels;

/// <summary>Cross-entropy of each row of logits against one target class: loss = logSumExp - logit[target].</summary>
public static class CrossEntropy
{
    /// <summary>Computes the losses.</summary>
    /// <param name="logits">[rows, classes].</param>
    /// <param name="targets">[rows], classes.</param>
    /// <param name="classes">The length of a row.</param>
    /// <param name="losses">[rows], in nats.</param>
    /// <param name="logSumExp">[rows], kept for the backward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class.</exception>
    public static void Forward(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int classes, Span<float> losses,
        Span<float> logSumExp) => Forward(SimdSupport.Level, logits, targets, classes, losses, logSumExp);

    /// <summary>Computes dLogits = weight * (softmax - onehot) for each row.</summary>
    /// <param name="logits">[rows, classes].</param>
    /// <param name="targets">[rows], classes.</param>
    /// <param name="logSumExp">[rows], from the forward pass.</param>
    /// <param name="weights">[rows], the gradient of each loss; a row of weight 0 has gradient 0.</param>
    /// <param name="classes">The length of a row.</param>
    /// <param name="dLogits">[rows, classes], overwritten; may be the same span as logits.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not a class.</exception>
    public static void Backward(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> logSumExp,
        ReadOnlySpan<float> weights, int classes, Span<float> dLogits) =>
        Backward(SimdSupport.Level, logits, targets, logSumExp, weights, classes, dLogits);

    internal static void Forward(
        SimdLevel level, ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int classes, Span<float> losses,
        Span<float> logSumExp)
    {
        Shape.Require(targets, Shape.Rows(logits, classes));
        Shape.Require(losses, targets.Length);
        Shape.Require(logSumExp, targets.Length);
        for (var row = 0; row < targets.Length; row++)
        {
            Shape.RequireIndex(targets[row], classes, nameof(targets));
            var logitRow = logits.Slice(row * classes, classes);
            var max = MaxOf.Run(level, logitRow);
            logSumExp[row] = max + MathF.Log(Reduce.Sum(level, new Exponential(max, 1f), logitRow));
            losses[row] = logSumExp[row] - logitRow[targets[row]];
        }
    }

    internal static void Backward(
        SimdLevel level, ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> logSumExp,
        ReadOnlySpan<float> weights, int classes, Span<float> dLogits)
    {
        Shape.Require(targets, Shape.Rows(logits, classes));
        Shape.Require(logSumExp, targets.Length);
        Shape.Require(weights, targets.Length);
        Shape.Require(dLogits, logits.Length);
        for (var row = 0; row < targets.Length; row++)
        {
            Shape.RequireIndex(targets[row], classes, nameof(targets));
            var gradient = dLogits.Slice(row * classes, classes);
            if (weights[row] == 0)
            {
                gradient.Clear();
                continue;
            }

            var softmax = new Exponential(logSumExp[row], weights[row]);
            Map.Run(level, softmax, logits.Slice(row * classes, classes), gradient);
            gradient[targets[row]] -= weights[row];
        }
    }
}
