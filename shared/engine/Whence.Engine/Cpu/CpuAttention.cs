using Whence.Engine.Configuration;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Attention;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>The attention of one block at inference: keys and values of all rows go to the caches, queries are computed
/// for the rows that are asked for.</summary>
internal sealed class CpuAttention : IDisposable
{
    private readonly int _layer;
    private readonly AttentionShape _shape;
    private readonly float? _clip;
    private readonly RotaryTable? _rotary;
    private readonly CpuLinear _query;
    private readonly CpuLinear _keyValue;
    private readonly CpuLinear _output;
    private readonly CpuNorm? _queryNorm;
    private readonly CpuNorm? _keyNorm;
    private float[] _queries = [];
    private float[] _keyValues = [];
    private float[] _keys = [];
    private float[] _attended = [];

    public CpuAttention(IWeightSource source, ParameterMap map, int layer, RotaryTable? rotary)
    {
        var config = source.Config;
        (_layer, _shape, _clip, _rotary) = (layer, config.Attention, config.ClipQkv, rotary);
        var name = ParameterNames.Attention(layer);
        _query = new CpuLinear(source, map, name, 0, _shape.QueryWidth);
        _keyValue = new CpuLinear(source, map, name, _shape.QueryWidth, 2 * _shape.KeyWidth);
        _output = new CpuLinear(source, map, ParameterNames.AttentionOutput(layer));
        if (config.QueryKeyNorm)
        {
            _queryNorm = new CpuNorm(source, map, ParameterNames.QueryNorm(layer));
            _keyNorm = new CpuNorm(source, map, ParameterNames.KeyNorm(layer));
        }
    }

    /// <summary>Computes keys and values of all rows, [rows, width], and stores them in the windows' caches.</summary>
    public void StoreKeys(RowParallel rows, WindowLayout layout, float[] source)
    {
        var (count, width) = (layout.All.Count, _shape.KeyWidth);
        Buffers.Grow(ref _keyValues, count * 2 * width);
        Buffers.Grow(ref _keys, count * width);
        _keyValue.Forward(rows, source, count, _keyValues);
        Clip(_keyValues.AsSpan(0, count * 2 * width));
        for (var row = 0; row < count; row++)
        {
            _keyValues.AsSpan(row * 2 * width, width).CopyTo(_keys.AsSpan(row * width, width));
        }

        _keyNorm?.Forward(rows, _keys, _keys, count, _shape.KeyHeads);
        Rotate(_keys, layout.All, _shape.KeyHeads);
        rows.ForRows(count, (_, first, n) =>
        {
            for (var row = first; row < first + n; row++)
            {
                var cache = (CpuSequenceCache)layout.Windows[layout.WindowOf[row]].Cache;
                cache[_layer].Store(
                    layout.All.Positions[row],
                    _keys.AsSpan(row * width, width),
                    _keyValues.AsSpan((row * 2 * width) + width, width));
            }
        });
    }

    /// <summary>Attends with the queries of these rows, [rows, width], and projects: [rows, width].</summary>
    public void Attend(RowParallel rows, WindowLayout layout, RowSet set, float[] source, float[] result)
    {
        var (count, width) = (set.Count, _shape.QueryWidth);
        Buffers.Grow(ref _queries, count * width);
        Buffers.Grow(ref _attended, count * width);
        _query.Forward(rows, source, count, _queries);
        Clip(_queries.AsSpan(0, count * width));
        _queryNorm?.Forward(rows, _queries, _queries, count, _shape.Heads);
        Rotate(_queries, set, _shape.Heads);
        rows.ForParts(set.Segments.Count * _shape.Heads, part =>
        {
            var (index, head) = Math.DivRem(part, _shape.Heads);
            var segment = set.Segments[index];
            var cache = (CpuSequenceCache)layout.Windows[segment.Window].Cache;
            var (start, length) = (segment.FirstRow * width, segment.Rows * width);
            CachedAttention.Forward(
                _queries.AsSpan(start, length),
                segment.Rows,
                head,
                cache[_layer],
                segment.Keys,
                _attended.AsSpan(start, length));
        });
        _output.Forward(rows, _attended, count, result);
    }

    public void Dispose()
    {
        _query.Dispose();
        _keyValue.Dispose();
        _output.Dispose();
    }

    private void Clip(Span<float> values)
    {
        if (_clip is { } clip)
        {
            Elementwise.Clamp(values, -clip, clip);
        }
    }

    private void Rotate(float[] values, RowSet set, int heads)
    {
        if (_rotary is not null)
        {
            var width = heads * _shape.HeadDim;
            Rotary.Forward(
                values.AsSpan(0, set.Count * width),
                width,
                heads,
                _shape.HeadDim,
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(set.Positions),
                _rotary);
        }
    }
}
