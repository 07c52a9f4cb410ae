using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Engine.Cpu;

/// <summary>Gradients on the managed backend, by the backward pass that training uses.</summary>
public sealed class CpuDifferentiableDenoiser : IDifferentiableDenoiser
{
    private readonly TransformerTape _tape;
    private readonly float[] _head; // [vocabulary, width]
    private float[] _dHidden = [];

    /// <summary>Initializes a new instance of the <see cref="CpuDifferentiableDenoiser"/> class.</summary>
    public CpuDifferentiableDenoiser(ParameterSet set, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(set);
        Config = set.Config;
        _tape = new TransformerTape(set, pool);
        _head = (set.Find(ParameterNames.Head) ?? set[ParameterNames.Embedding]).Value;
    }

    /// <inheritdoc/>
    public ModelConfig Config { get; }

    /// <inheritdoc/>
    public float[] Embed(ReadOnlySpan<int> tokens) => _tape.Embed(tokens);

    /// <inheritdoc/>
    public ReadOnlySpan<float> InputGradient(
        SequenceBatch batch,
        ReadOnlySpan<float> embeddings,
        ReadOnlySpan<int> targetRows,
        ReadOnlySpan<int> targetTokens,
        Span<float> targetLogits)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var width = Config.Width;
        var hidden = _tape.Forward(batch, embeddings);
        Buffers.Grow(ref _dHidden, batch.Rows * width).Clear();
        for (var i = 0; i < targetRows.Length; i++)
        {
            var head = _head.AsSpan(targetTokens[i] * width, width);
            var start = targetRows[i] * width;
            targetLogits[i] = Elementwise.Dot(hidden.Slice(start, width), head);
            Elementwise.Add(head, _dHidden.AsSpan(start, width));
        }

        return _tape.Backward(batch, _dHidden, weights: false);
    }
}
