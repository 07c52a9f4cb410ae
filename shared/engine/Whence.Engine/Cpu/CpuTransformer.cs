using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Cpu;

/// <summary>The transformer over windows, from tokens to the final hidden state of the output rows.</summary>
internal sealed class CpuTransformer : IDisposable
{
    private readonly ModelConfig _config;
    private readonly WeightTable _embedding;
    private readonly CpuBlock[] _blocks;
    private readonly CpuNorm _final;
    private readonly CpuScratch _scratch = new();
    private readonly WindowLayout _layout = new();
    private float[] _x = [];

    public CpuTransformer(IWeightSource source, ParameterMap map)
    {
        _config = source.Config;
        _embedding = source.ReadTable(map[ParameterNames.Embedding]);
        var rotary = _config.Rotary
            ? new RotaryTable(_config.ContextLength, _config.HeadDim, _config.RotaryBase)
            : null;
        _blocks =
        [
            .. Enumerable.Range(0, _config.Layers)
                .Select(layer => new CpuBlock(source, map, layer, rotary, _scratch)),
        ];
        _final = new CpuNorm(source, map, ParameterNames.FinalNorm);
    }

    public WeightTable Embedding => _embedding;

    /// <summary>Writes the hidden state of the windows' outputs, [outputs, width].</summary>
    public void Forward(RowParallel rows, IReadOnlyList<DenoiserWindow> windows, Span<float> hidden)
    {
        _layout.Set(windows, _config.BlockLength, _config.Tokens.Mask);
        var (count, width) = (_layout.All.Count, _config.Width);
        Buffers.Grow(ref _x, count * width);
        _scratch.Grow(count, width);
        for (var row = 0; row < count; row++)
        {
            _embedding.Row(_layout.Tokens[row], _x.AsSpan(row * width, width));
        }

        for (var layer = 0; layer < _blocks.Length; layer++)
        {
            _blocks[layer].Forward(rows, _layout, _x, outputsOnly: layer == _blocks.Length - 1);
        }

        var outputs = _layout.Outputs.Count;
        _final.Forward(rows, _x, _x, outputs);
        _x.AsSpan(0, outputs * width).CopyTo(hidden);
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            block.Dispose();
        }
    }
}
