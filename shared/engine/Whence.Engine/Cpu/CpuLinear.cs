using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Cpu;

/// <summary>A linear layer with packed weights, or a slice of one's outputs.</summary>
internal sealed class CpuLinear : IDisposable
{
    private readonly PackedMatrix _weight;
    private readonly float[]? _bias;

    public CpuLinear(IWeightSource source, ParameterMap map, string name)
        : this(source, map, name, 0, map[name + ".weight"].Rows)
    {
    }

    public CpuLinear(IWeightSource source, ParameterMap map, string name, int first, int outputs)
    {
        _weight = source.Pack(map[name + ".weight"], first, outputs);
        _bias = map.Find(name + ".bias") is { } bias
            ? source.ReadFloats(bias).AsSpan(first, outputs).ToArray()
            : null;
    }

    public int Inputs => _weight.Depth;

    public int Outputs => _weight.Outputs;

    public void Forward(RowParallel rows, float[] x, int count, float[] y)
    {
        Gemm.Multiply(
            rows.Pool, x.AsSpan(0, count * Inputs), count, _weight, y.AsSpan(0, count * Outputs));
        for (var row = 0; _bias is not null && row < count; row++)
        {
            Elementwise.Add(_bias, y.AsSpan(row * Outputs, Outputs));
        }
    }

    public void Dispose() => _weight.Dispose();
}
