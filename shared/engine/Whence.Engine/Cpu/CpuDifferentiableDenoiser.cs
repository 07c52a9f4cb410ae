using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Threading;

namespace Whence.Engine.Cpu;

/// <summary>Gradients on the managed backend, by the backward pass that training uses.</summary>
public sealed class CpuDifferentiableDenoiser : IDifferentiableDenoiser
{
    private readonly TransformerTape _tape;
    private readonly ComposedLogit _logit;
    private readonly ComposedLogProbability _logProbability;
    private readonly float[] _head; // [vocabulary, width]

    /// <summary>Initializes a new instance of the <see cref="CpuDifferentiableDenoiser"/> class.</summary>
    public CpuDifferentiableDenoiser(ParameterSet set, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(set);
        Parameters = set;
        _tape = new TransformerTape(set, pool);
        _logit = new ComposedLogit(set);
        _logProbability = new ComposedLogProbability(set, _logit, _tape.Rows);
        _head = (set.Find(ParameterNames.Head) ?? set[ParameterNames.Embedding]).Value;
    }

    /// <inheritdoc/>
    public ModelConfig Config => Parameters.Config;

    /// <summary>Gets the weights, in float32.</summary>
    public ParameterSet Parameters { get; }

    /// <inheritdoc/>
    public float[] Embed(ReadOnlySpan<int> tokens) => _tape.Embed(tokens);

    /// <inheritdoc/>
    public ReadOnlySpan<float> HeadRow(int token) => _head.AsSpan(token * Config.Width, Config.Width);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Forward(SequenceBatch batch, ReadOnlySpan<float> embeddings) =>
        _tape.Forward(batch, embeddings);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Backward(SequenceBatch batch, float[] dHidden, Span<float> dShares = default) =>
        _tape.Backward(batch, dHidden, weights: false, dShares);

    /// <inheritdoc/>
    public float Logit(ReadOnlySpan<float> hidden, int token, EditOptions? edits, Span<float> dHidden) =>
        _logit.Of(hidden, HeadRow(token), edits, dHidden);

    /// <inheritdoc/>
    public void LogProbabilities(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> tokens,
        EditOptions? edits,
        Span<float> values,
        Span<float> dHidden) => _logProbability.Of(hidden, tokens, edits, values, dHidden);
}
