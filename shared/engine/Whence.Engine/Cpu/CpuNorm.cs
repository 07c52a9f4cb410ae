using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>A norm at inference; the statistics are scratch.</summary>
internal sealed class CpuNorm
{
    private readonly float[] _weight;
    private readonly float[]? _shift;
    private readonly float _epsilon;
    private float[] _inverse = [];
    private float[] _mean = [];

    public CpuNorm(IWeightSource source, ParameterMap map, string name)
    {
        _weight = source.ReadFloats(map[name + ".weight"]);
        _shift = map.Find(name + ".bias") is { } bias ? source.ReadFloats(bias) : null;
        _epsilon = source.Config.EffectiveNormEpsilon;
    }

    public int Width => _weight.Length;

    /// <summary>Normalises rows of [count, groups * Width]; x and y may be the same.</summary>
    public void Forward(RowParallel rows, float[] x, float[] y, int count, int groups = 1)
    {
        Buffers.Grow(ref _inverse, count * groups);
        Buffers.Grow(ref _mean, count * groups);
        rows.ForRows(count, (_, first, n) =>
        {
            var width = groups * _weight.Length;
            var from = x.AsSpan(first * width, n * width);
            var to = y.AsSpan(first * width, n * width);
            var inverse = _inverse.AsSpan(first * groups, n * groups);
            if (_shift is null)
            {
                RmsNorm.Forward(from, _weight, _epsilon, to, inverse);
            }
            else
            {
                LayerNorm.Forward(
                    from, _weight, _shift, _epsilon, to, _mean.AsSpan(first * groups, n * groups), inverse);
            }
        });
    }
}
