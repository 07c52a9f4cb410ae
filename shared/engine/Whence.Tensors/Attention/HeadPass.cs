using Whence.Tensors.Kernels;
using Whence.Tensors.Matrices;
using Whence.Tensors.Simd;

namespace Whence.Tensors.Attention;

/// <summary>One key head of one sequence on its way forward or backward.</summary>
internal unsafe ref struct HeadPass(
    SimdLevel level, float* qkv, int first, int positions, int keyHead, AttentionShape shape)
{
    private readonly HeadScratch _scratch = HeadScratch.Instance;
    private readonly nint _width = BlockCausalAttention.RowWidth(shape);
    private readonly nint _key = shape.QueryWidth + (keyHead * shape.HeadDim);
    private readonly nint _value = shape.QueryWidth + shape.KeyWidth + (keyHead * shape.HeadDim);
    private float* _keysTransposed;
    private float* _keys;
    private float* _valuesTransposed;
    private float* _values;

    public void PackForForward()
    {
        _keysTransposed = _scratch.KeysTransposed(HeadPanels.TransposedLength(positions, shape.HeadDim));
        HeadPanels.PackTransposed(qkv + _key, _width, positions, shape.HeadDim, _keysTransposed);
        _values = _scratch.Values(HeadPanels.PlainLength(positions, shape.HeadDim));
        HeadPanels.Pack(qkv + _value, _width, positions, shape.HeadDim, _values);
    }

    public void PackForBackward()
    {
        _keysTransposed = _scratch.KeysTransposed(HeadPanels.TransposedLength(positions, shape.HeadDim));
        HeadPanels.PackTransposed(qkv + _key, _width, positions, shape.HeadDim, _keysTransposed);
        _valuesTransposed = _scratch.ValuesTransposed(HeadPanels.TransposedLength(positions, shape.HeadDim));
        HeadPanels.PackTransposed(qkv + _value, _width, positions, shape.HeadDim, _valuesTransposed);
        _keys = _scratch.Keys(HeadPanels.PlainLength(positions, shape.HeadDim));
        HeadPanels.Pack(qkv + _key, _width, positions, shape.HeadDim, _keys);
    }

    public readonly void Forward((int Start, int End) block, int head, float* output)
    {
        var weights = Weights(block, head);
        var target = output + ((nint)(block.Start - first) * shape.QueryWidth) + (head * shape.HeadDim);
        AttentionProducts.Mix(
            level, weights, block.End - block.Start, _values, positions, block.End, shape, target);
    }

    /// <summary>Zeroes the slices of this key head, into which every block adds.</summary>
    public readonly void ClearKeyGradients(float* gradient)
    {
        for (var position = 0; position < positions; position++)
        {
            new Span<float>(gradient + (position * _width) + _key, shape.HeadDim).Clear();
            new Span<float>(gradient + (position * _width) + _value, shape.HeadDim).Clear();
        }
    }

    public readonly void Backward((int Start, int End) block, int head, float* upstream, float* gradient)
    {
        var (rows, keys) = (block.End - block.Start, block.End);
        var weights = Weights(block, head);
        var upper = upstream + ((nint)(block.Start - first) * shape.QueryWidth) + (head * shape.HeadDim);
        var operand = (long)PackedPanels.Count(shape.HeadDim) * PackedPanels.Width * rows;
        var dScores = _scratch.Gradients(((long)rows * keys) + operand);
        var panels = dScores + ((long)rows * keys);

        // dV += Pᵀ · dO
        HeadPanels.Pack(upper, shape.QueryWidth, rows, shape.HeadDim, panels);
        AddTransposed(weights, rows, keys, panels, gradient + _value);

        // dP = dO · Vᵀ, then through the softmax and the scale: dS
        var tile = new TileArguments
        {
            Left = upper, LeftRow = shape.QueryWidth, LeftStep = 1, Depth = shape.HeadDim, OutputRow = keys,
        };
        PanelProduct.Run(level, in tile, rows, _valuesTransposed, shape.HeadDim, keys, dScores);
        var all = new Span<float>(dScores, rows * keys);
        Softmax.Backward(level, all, new ReadOnlySpan<float>(weights, rows * keys), keys, all);
        Elementwise.Scale(level, all, shape.Scale);

        // dQ = dS · K
        var target = gradient + (block.Start * _width) + (head * shape.HeadDim);
        tile = new TileArguments
        {
            Left = dScores, LeftRow = keys, LeftStep = 1, Depth = keys, OutputRow = _width,
        };
        PanelProduct.Run(level, in tile, rows, _keys, positions, shape.HeadDim, target);

        // dK += dSᵀ · Q
        HeadPanels.Pack(Query(block, head), _width, rows, shape.HeadDim, panels);
        AddTransposed(dScores, rows, keys, panels, gradient + _key);
    }

    private readonly float* Query((int Start, int End) block, int head) =>
        qkv + (block.Start * _width) + (head * shape.HeadDim);

    private readonly float* Weights((int Start, int End) block, int head)
    {
        var (rows, keys) = (block.End - block.Start, block.End);
        var scores = _scratch.Scores((long)rows * keys);
        AttentionProducts.Scores(level, Query(block, head), _width, rows, _keysTransposed, keys, shape, scores);
        return AttentionProducts.Distribution(level, scores, rows, keys, shape);
    }

    // target[keys, HeadDim] += Aᵀ · panels, with A stored [rows, keys].
    private readonly void AddTransposed(float* left, int rows, int keys, float* panels, float* target)
    {
        var tile = new TileArguments
        {
            Left = left, LeftRow = 1, LeftStep = keys, Depth = rows, OutputRow = _width, Accumulate = true,
        };
        PanelProduct.Run(level, in tile, keys, panels, rows, shape.HeadDim, target);
    }
}
