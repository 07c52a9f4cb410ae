using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Gradients;

/// <summary>One transformer block that remembers what its backward pass needs.</summary>
internal sealed class BlockTape
{
    private readonly bool _pre;
    private readonly int _width;
    private readonly AttentionTape _attention;
    private readonly MlpTape _mlp;
    private readonly Residual _first;
    private readonly Residual _second;

    public BlockTape(ParameterSet set, int layer, RotaryTable? rotary)
    {
        _pre = set.Config.NormOrder == NormOrder.Pre;
        _width = set.Config.Width;
        _attention = new AttentionTape(set, layer, rotary);
        _mlp = new MlpTape(set, layer);
        var epsilon = set.Config.EffectiveNormEpsilon;
        _first = new Residual(NormStage.OfRows(set, ParameterNames.FirstNorm(layer), epsilon), _pre, _width);
        _second = new Residual(NormStage.OfRows(set, ParameterNames.SecondNorm(layer), epsilon), _pre, _width);
    }

    public int QkvWidth => _attention.QkvWidth;

    public int InnerWidth => _mlp.InnerWidth;

    /// <summary>x [rows, width] becomes the block's output, in place.</summary>
    public void Forward(RowParallel rows, SequenceBatch batch, float[] x)
    {
        var source = _first.Enter(rows, x, batch.Rows);
        _attention.Forward(rows, batch, source, _first.Branch);
        _first.Leave(rows, x, batch.Rows);
        source = _second.Enter(rows, x, batch.Rows);
        _mlp.Forward(rows, batch.Rows, source, _second.Branch);
        _second.Leave(rows, x, batch.Rows);
    }

    /// <summary>dx, the gradient of the output, becomes the gradient of the input, in place.</summary>
    public void Backward(RowParallel rows, SequenceBatch batch, float[] dx, TapeScratch scratch, bool weights)
    {
        var count = batch.Rows;
        var branch = _second.BranchGradient(rows, dx, scratch.Branch, count, weights);
        _mlp.Backward(rows, count, branch, _second.Source, scratch.Source, scratch, weights);
        _second.AddSourceGradient(rows, scratch.Source, dx, count, weights);
        branch = _first.BranchGradient(rows, dx, scratch.Branch, count, weights);
        _attention.Backward(rows, batch, branch, _first.Source, scratch.Source, scratch, weights);
        _first.AddSourceGradient(rows, scratch.Source, dx, count, weights);
    }
}
