using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>One transformer block at inference.</summary>
internal sealed class CpuBlock : IDisposable
{
    private readonly int _number;
    private readonly bool _pre;
    private readonly CpuAttention _attention;
    private readonly CpuMlp _mlp;
    private readonly CpuNorm _first;
    private readonly CpuNorm _second;
    private readonly CpuScratch _scratch;

    public CpuBlock(IWeightSource source, ParameterMap map, int layer, RotaryTable? rotary, CpuScratch scratch)
    {
        (_number, _scratch) = (layer + 1, scratch);
        _pre = source.Config.NormOrder == NormOrder.Pre;
        _attention = new CpuAttention(source, map, layer, rotary);
        _mlp = new CpuMlp(source, map, layer);
        _first = new CpuNorm(source, map, ParameterNames.FirstNorm(layer));
        _second = new CpuNorm(source, map, ParameterNames.SecondNorm(layer));
    }

    /// <summary>
    /// Computes the block in place. With <paramref name="outputsOnly"/> x shrinks from all rows to the output rows: the
    /// last block owes the others nothing but keys and values.
    /// </summary>
    public void Forward(RowParallel rows, WindowLayout layout, float[] x, bool outputsOnly)
    {
        var set = outputsOnly ? layout.Outputs : layout.All;
        var source = x;
        if (_pre)
        {
            _first.Forward(rows, x, _scratch.Normed, layout.All.Count);
            source = _scratch.Normed;
        }

        _attention.StoreKeys(rows, layout, source);
        if (outputsOnly)
        {
            Shrink(layout, x);
            if (_pre)
            {
                Shrink(layout, source);
            }
        }

        _attention.Attend(rows, layout, set, source, _scratch.Branch);
        Add(rows, _first, x, set.Count);
        if (_pre)
        {
            _second.Forward(rows, x, _scratch.Normed, set.Count);
        }

        _mlp.Forward(rows, _pre ? _scratch.Normed : x, set.Count, _scratch.Branch);
        Add(rows, _second, x, set.Count);
        Inject(layout, set, x);
    }

    public void Dispose()
    {
        _attention.Dispose();
        _mlp.Dispose();
    }

    private void Shrink(WindowLayout layout, float[] values)
    {
        var width = _first.Width;
        for (var output = 0; output < layout.OutputRows.Count; output++)
        {
            values.AsSpan(layout.OutputRows[output] * width, width).CopyTo(values.AsSpan(output * width, width));
        }
    }

    private void Add(RowParallel rows, CpuNorm norm, float[] x, int count)
    {
        var (branch, width) = (_scratch.Branch, norm.Width);
        if (!_pre)
        {
            norm.Forward(rows, branch, branch, count);
        }

        rows.ForRows(count, (_, first, n) => Elementwise.Add(
            branch.AsSpan(first * width, n * width), x.AsSpan(first * width, n * width)));
    }

    private void Inject(WindowLayout layout, RowSet set, float[] x)
    {
        var width = _first.Width;
        foreach (var (row, window) in set.Injected)
        {
            var injection = layout.Windows[window].Injection!;
            if (_number >= injection.Layer)
            {
                Elementwise.AddScaled(injection.Direction, injection.Strength, x.AsSpan(row * width, width));
            }
        }
    }
}
