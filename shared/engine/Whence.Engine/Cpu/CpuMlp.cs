using Whence.Engine.Configuration;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>The MLP of one block at inference.</summary>
internal sealed class CpuMlp(IWeightSource source, ParameterMap map, int layer) : IDisposable
{
    private readonly ModelConfig _config = source.Config;
    private readonly CpuLinear _input = new(source, map, ParameterNames.MlpInput(layer));
    private readonly CpuLinear _output = new(source, map, ParameterNames.MlpOutput(layer));
    private float[] _inner = [];
    private float[] _activated = [];

    public void Forward(RowParallel rows, float[] x, int count, float[] result)
    {
        var (wide, narrow) = (_input.Outputs, _output.Inputs);
        Buffers.Grow(ref _inner, count * wide);
        Buffers.Grow(ref _activated, count * narrow);
        _input.Forward(rows, x, count, _inner);
        rows.ForRows(count, (_, first, n) => MlpActivation.Forward(
            _config, _inner.AsSpan(first * wide, n * wide), _activated.AsSpan(first * narrow, n * narrow)));
        _output.Forward(rows, _activated, count, result);
    }

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }
}
