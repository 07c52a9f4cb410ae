using Whence.Engine.Concepts;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>
/// Log-probabilities of tokens as functions of hidden rows, through what the concept heads make of them:
/// d log p(y) / d composed = W_y - Σ p(v) W_v. The products with the LM head run over all rows together.
/// </summary>
internal sealed class ComposedLogProbability
{
    private readonly ComposedLogit _composition;
    private readonly RowParallel _rows;
    private readonly LinearLayer _head;
    private readonly int _width;
    private float[] _vectors = []; // [rows, width]: what enters the LM head, then the gradient of it
    private float[] _logits = []; // [rows, vocabulary]; the gradient replaces it
    private float[] _logSums = [];
    private float[] _ones = [];

    public ComposedLogProbability(ParameterSet set, ComposedLogit composition, RowParallel rows)
    {
        (_composition, _rows, _width) = (composition, rows, set.Config.Width);
        _head = new LinearLayer(set.Find(ParameterNames.Head) ?? set[ParameterNames.Embedding], null);
    }

    /// <summary>Computes the values, [rows], and their gradients, [rows, width].</summary>
    public void Of(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> tokens,
        EditOptions? edits,
        Span<float> values,
        Span<float> dHidden)
    {
        var count = tokens.Length;
        var vectors = Buffers.Grow(ref _vectors, count * _width);
        var logits = Buffers.Grow(ref _logits, count * _head.Outputs);
        for (var row = 0; row < count; row++)
        {
            var place = row * _width;
            _composition.Compose(hidden.Slice(place, _width), edits, vectors.Slice(place, _width));
        }

        _head.Forward(_rows, vectors, count, logits);
        Differentiate(logits, tokens, values);
        _head.BackwardInput(_rows, logits, count, vectors, accumulate: false);
        for (var row = 0; row < count; row++)
        {
            var place = row * _width;
            _composition.Of(
                hidden.Slice(place, _width), vectors.Slice(place, _width), edits, dHidden.Slice(place, _width));
        }
    }

    // Logits become the gradient of log p, onehot - softmax.
    private void Differentiate(Span<float> logits, ReadOnlySpan<int> tokens, Span<float> values)
    {
        var classes = _head.Outputs;
        var sums = Buffers.Grow(ref _logSums, tokens.Length);
        var weights = Buffers.Grow(ref _ones, tokens.Length);
        weights.Fill(-1);
        CrossEntropy.Forward(logits, tokens, classes, values, sums);
        Elementwise.Scale(values, -1);
        CrossEntropy.Backward(logits, tokens, sums, weights, classes, logits);
        for (var row = 0; row < tokens.Length; row++)
        {
            // 1 - p is the sum of the others: near p = 1 the difference would have no digits left.
            var gradient = logits.Slice(row * classes, classes);
            gradient[tokens[row]] = 0;
            var others = 0.0;
            foreach (var value in gradient)
            {
                others += value;
            }

            gradient[tokens[row]] = (float)-others;
        }
    }
}
