using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Training.Objectives;

/// <summary>The LM head with weighted cross-entropy: loss and gradients.</summary>
internal sealed class LanguageObjective
{
    private readonly LinearLayer _head;
    private float[] _logits = []; // [rows, vocabulary]; the gradient replaces it
    private float[] _losses = [];
    private float[] _logSums = [];

    public LanguageObjective(ParameterSet set) =>
        _head = new LinearLayer(set.Find(ParameterNames.Head) ?? set[ParameterNames.Embedding], null);

    /// <summary>Returns Σ weight · cross-entropy and the gradient of the composed rows.</summary>
    public float Loss(RowParallel rows, float[] composed, int[] targets, float[] weights, Span<float> dComposed)
    {
        var (count, classes) = (targets.Length, _head.Outputs);
        var source = composed.AsSpan(0, count * _head.Inputs);
        Buffers.Grow(ref _logits, count * classes);
        Buffers.Grow(ref _losses, count);
        Buffers.Grow(ref _logSums, count);
        _head.Forward(rows, source, count, _logits.AsSpan(0, count * classes));
        rows.ForRows(count, (_, first, n) =>
        {
            var logits = _logits.AsSpan(first * classes, n * classes);
            var target = targets.AsSpan(first, n);
            var sums = _logSums.AsSpan(first, n);
            CrossEntropy.Forward(logits, target, classes, _losses.AsSpan(first, n), sums);
            CrossEntropy.Backward(logits, target, sums, weights.AsSpan(first, n), classes, logits);
        });
        var dLogits = _logits.AsSpan(0, count * classes);
        _head.BackwardWeight(rows, dLogits, source, count);
        _head.BackwardInput(rows, dLogits, count, dComposed, accumulate: false);
        return Elementwise.Dot(_losses.AsSpan(0, count), weights);
    }
}
