using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Tensors.Attention;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Gradients;

/// <summary>The attention of one block, from its input rows to its projected output, forward and backward.</summary>
internal sealed class AttentionTape
{
    private readonly AttentionShape _shape;
    private readonly float? _clip;
    private readonly RotaryTable? _rotary;
    private readonly LinearLayer _input;
    private readonly LinearLayer _output;
    private readonly NormStage? _queryNorm;
    private readonly NormStage? _keyNorm;
    private readonly BranchAttention _branch;
    private readonly int _width;
    private float[] _raw = []; // [rows, qkv], clamped, before the norms
    private float[] _qkv = []; // [rows, qkv], as attention sees it
    private float[] _attended = []; // [rows, width]

    public AttentionTape(ParameterSet set, int layer, RotaryTable? rotary)
    {
        var config = set.Config;
        (_shape, _clip, _rotary) = (config.Attention, config.ClipQkv, rotary);
        _input = Linear(set, ParameterNames.Attention(layer));
        _output = Linear(set, ParameterNames.AttentionOutput(layer));
        _branch = new BranchAttention(_shape);
        _width = _input.Outputs;
        if (config.QueryKeyNorm)
        {
            _queryNorm = Norm(set, ParameterNames.QueryNorm(layer), 0, _shape.Heads);
            _keyNorm = Norm(set, ParameterNames.KeyNorm(layer), _shape.QueryWidth, _shape.KeyHeads);
        }
    }

    public int QkvWidth => _width;

    public void Forward(RowParallel rows, SequenceBatch batch, float[] source, float[] projected)
    {
        var count = batch.Rows;
        var raw = Buffers.Grow(ref _raw, count * _width);
        Buffers.Grow(ref _qkv, count * _width);
        Buffers.Grow(ref _attended, count * _shape.QueryWidth);
        _input.Forward(rows, source.AsSpan(0, count * _input.Inputs), count, raw);
        rows.ForRows(count, (_, first, n) =>
        {
            var slice = _raw.AsSpan(first * _width, n * _width);
            if (_clip is { } clip)
            {
                Elementwise.Clamp(slice, -clip, clip);
            }

            slice.CopyTo(_qkv.AsSpan(first * _width, n * _width));
        });
        _queryNorm?.Forward(rows, _raw, _qkv, count);
        _keyNorm?.Forward(rows, _raw, _qkv, count);
        Rotate(rows, batch, _qkv, forward: true);
        rows.ForParts(batch.Sequences * _shape.KeyHeads, part => Attend(batch, part));
        _output.Forward(
            rows, _attended.AsSpan(0, count * _shape.QueryWidth), count, projected.AsSpan(0, count * _output.Outputs));
    }

    /// <summary>dSource from dProjected.</summary>
    public void Backward(
        RowParallel rows,
        SequenceBatch batch,
        float[] dProjected,
        float[] source,
        float[] dSource,
        TapeScratch scratch,
        bool weights)
    {
        var count = batch.Rows;
        var upstream = dProjected.AsSpan(0, count * _output.Outputs);
        if (weights)
        {
            _output.BackwardWeight(rows, upstream, _attended.AsSpan(0, count * _shape.QueryWidth), count);
        }

        // The source gradient's memory holds dAttended until the products below have read it.
        _output.BackwardInput(rows, upstream, count, dSource.AsSpan(0, count * _shape.QueryWidth), accumulate: false);
        var dQkv = scratch.Qkv;
        rows.ForParts(batch.Trees.Count * _shape.KeyHeads, part => AttendBackward(batch, part, dSource, dQkv));
        Rotate(rows, batch, dQkv, forward: false);
        _queryNorm?.Backward(rows, dQkv, _raw, dQkv, count, weights);
        _keyNorm?.Backward(rows, dQkv, _raw, dQkv, count, weights);
        StopAtClip(rows, dQkv, count);
        var gradient = dQkv.AsSpan(0, count * _width);
        if (weights)
        {
            _input.BackwardWeight(rows, gradient, source.AsSpan(0, count * _input.Inputs), count);
        }

        _input.BackwardInput(rows, gradient, count, dSource.AsSpan(0, count * _input.Inputs), accumulate: false);
    }

    private static LinearLayer Linear(ParameterSet set, string name) =>
        new(set[name + ".weight"], set.Find(name + ".bias"));

    private NormStage Norm(ParameterSet set, string name, int offset, int heads) => new(
        set[name + ".weight"],
        set.Find(name + ".bias"),
        set.Config.EffectiveNormEpsilon,
        _width,
        offset,
        heads);

    private void Attend(SequenceBatch batch, int part)
    {
        var (run, head) = Math.DivRem(part, _shape.KeyHeads);
        if (batch.Offsets[run] > 0)
        {
            _branch.Forward(batch, run, head, _qkv, _attended);
            return;
        }

        var (start, length) = (batch.Starts[run], batch.Length(run));
        BlockCausalAttention.Forward(
            _qkv.AsSpan(start * _width, length * _width),
            length,
            head,
            _shape,
            _attended.AsSpan(start * _shape.QueryWidth, length * _shape.QueryWidth));
    }

    // The runs of a tree add to the same keys and values, parents first: one worker does them all.
    private void AttendBackward(SequenceBatch batch, int part, float[] dAttended, float[] dQkv)
    {
        var (tree, head) = Math.DivRem(part, _shape.KeyHeads);
        foreach (var run in batch.Trees[tree])
        {
            if (batch.Offsets[run] > 0)
            {
                _branch.Backward(batch, run, head, dAttended, _qkv, dQkv);
                continue;
            }

            var (start, length) = (batch.Starts[run], batch.Length(run));
            BlockCausalAttention.Backward(
                dAttended.AsSpan(start * _shape.QueryWidth, length * _shape.QueryWidth),
                _qkv.AsSpan(start * _width, length * _width),
                length,
                head,
                _shape,
                dQkv.AsSpan(start * _width, length * _width));
        }
    }

    private void Rotate(RowParallel rows, SequenceBatch batch, float[] qkv, bool forward)
    {
        if (_rotary is null)
        {
            return;
        }

        // Queries and keys lie side by side, so that one call turns both.
        var heads = _shape.Heads + _shape.KeyHeads;
        rows.ForRows(batch.Rows, (_, first, n) =>
        {
            var slice = qkv.AsSpan(first * _width, n * _width);
            var positions = batch.Positions.AsSpan(first, n);
            if (forward)
            {
                Rotary.Forward(slice, _width, heads, _shape.HeadDim, positions, _rotary);
            }
            else
            {
                Rotary.Backward(slice, _width, heads, _shape.HeadDim, positions, _rotary);
            }
        });
    }

    private void StopAtClip(RowParallel rows, float[] dQkv, int count)
    {
        if (_clip is not { } clip)
        {
            return;
        }

        rows.ForRows(count, (_, first, n) =>
        {
            for (var i = first * _width; i < (first + n) * _width; i++)
            {
                if (MathF.Abs(_raw[i]) >= clip)
                {
                    dQkv[i] = 0;
                }
            }
        });
    }
}
