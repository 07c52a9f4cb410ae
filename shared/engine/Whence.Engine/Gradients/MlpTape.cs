using Whence.Engine.Configuration;
using Whence.Engine.Parameters;

namespace Whence.Engine.Gradients;

/// <summary>The MLP of one block, forward and backward.</summary>
internal sealed class MlpTape
{
    private readonly ModelConfig _config;
    private readonly LinearLayer _input;
    private readonly LinearLayer _output;
    private float[] _inner = []; // [rows, 2 * mlp] (up, gate) or [rows, mlp]
    private float[] _activated = []; // [rows, mlp]

    public MlpTape(ParameterSet set, int layer)
    {
        _config = set.Config;
        var (input, output) = (ParameterNames.MlpInput(layer), ParameterNames.MlpOutput(layer));
        _input = new LinearLayer(set[input + ".weight"], set.Find(input + ".bias"));
        _output = new LinearLayer(set[output + ".weight"], set.Find(output + ".bias"));
    }

    public int InnerWidth => _input.Outputs;

    public void Forward(RowParallel rows, int count, float[] source, float[] result)
    {
        var (wide, narrow) = (_input.Outputs, _output.Inputs);
        Buffers.Grow(ref _inner, count * wide);
        Buffers.Grow(ref _activated, count * narrow);
        _input.Forward(rows, source.AsSpan(0, count * _input.Inputs), count, _inner.AsSpan(0, count * wide));
        rows.ForRows(count, (_, first, n) => MlpActivation.Forward(
            _config, _inner.AsSpan(first * wide, n * wide), _activated.AsSpan(first * narrow, n * narrow)));
        _output.Forward(
            rows, _activated.AsSpan(0, count * narrow), count, result.AsSpan(0, count * _output.Outputs));
    }

    /// <summary>dSource from dResult.</summary>
    public void Backward(
        RowParallel rows,
        int count,
        float[] dResult,
        float[] source,
        float[] dSource,
        TapeScratch scratch,
        bool weights)
    {
        var (wide, narrow) = (_input.Outputs, _output.Inputs);
        var upstream = dResult.AsSpan(0, count * _output.Outputs);
        if (weights)
        {
            _output.BackwardWeight(rows, upstream, _activated.AsSpan(0, count * narrow), count);
        }

        var (dActivated, dInner) = (scratch.Activated, scratch.Inner);
        _output.BackwardInput(rows, upstream, count, dActivated.AsSpan(0, count * narrow), accumulate: false);
        rows.ForRows(count, (_, first, n) => MlpActivation.Backward(
            _config,
            dActivated.AsSpan(first * narrow, n * narrow),
            _inner.AsSpan(first * wide, n * wide),
            dInner.AsSpan(first * wide, n * wide)));
        var gradient = dInner.AsSpan(0, count * wide);
        if (weights)
        {
            _input.BackwardWeight(rows, gradient, source.AsSpan(0, count * _input.Inputs), count);
        }

        _input.BackwardInput(rows, gradient, count, dSource.AsSpan(0, count * _input.Inputs), accumulate: false);
    }
}
