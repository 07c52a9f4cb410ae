using Whence.Engine.Denoising;
using Whence.Engine.Parameters;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Engine.Gradients;

/// <summary>
/// The transformer from input embeddings to the final hidden state, with its backward pass: for training, and for
/// gradients of a target with respect to the input embeddings.
/// </summary>
public sealed class TransformerTape
{
    private readonly ParameterSet _set;
    private readonly RowParallel _rows;
    private readonly BlockTape[] _blocks;
    private readonly NormStage _final;
    private readonly TapeScratch _scratch = new();
    private readonly int _width;
    private float[] _x = []; // [rows, width], the residual stream
    private float[] _hidden = []; // [rows, width]
    private float[] _gradient = []; // [rows, width]

    /// <summary>Initializes a new instance of the <see cref="TransformerTape"/> class over these weights.</summary>
    public TransformerTape(ParameterSet set, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(set);
        var config = set.Config;
        (_set, _rows, _width) = (set, new RowParallel(pool), config.Width);
        var rotary = config.Rotary
            ? new RotaryTable(config.ContextLength, config.HeadDim, config.RotaryBase)
            : null;
        _blocks = [.. Enumerable.Range(0, config.Layers).Select(layer => new BlockTape(set, layer, rotary))];
        _final = NormStage.OfRows(set, ParameterNames.FinalNorm, config.EffectiveNormEpsilon);
    }

    internal RowParallel Rows => _rows;

    /// <summary>Returns the embeddings of token ids: [ids, width].</summary>
    public float[] Embed(ReadOnlySpan<int> ids)
    {
        var embeddings = new float[ids.Length * _width];
        Gather.Rows(_set[ParameterNames.Embedding].Value, ids, _width, embeddings);
        return embeddings;
    }

    /// <summary>Runs the transformer and returns the hidden state, [rows, width], valid until the next call.</summary>
    /// <param name="batch">The sequences.</param>
    /// <param name="embeddings">[rows, width], or empty to embed the batch's tokens.</param>
    public ReadOnlySpan<float> Forward(SequenceBatch batch, ReadOnlySpan<float> embeddings = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var x = Buffers.Grow(ref _x, batch.Rows * _width);
        if (embeddings.IsEmpty)
        {
            Gather.Rows(_set[ParameterNames.Embedding].Value, batch.Tokens, _width, x);
        }
        else
        {
            embeddings.CopyTo(x);
        }

        for (var layer = 0; layer < _blocks.Length; layer++)
        {
            _blocks[layer].Forward(_rows, batch, _x);
            Inject(batch, layer + 1);
        }

        Buffers.Grow(ref _hidden, batch.Rows * _width);
        _final.Forward(_rows, _x, _hidden, batch.Rows);
        return _hidden.AsSpan(0, batch.Rows * _width);
    }

    /// <summary>Goes back from the gradient of the hidden state to that of the input embeddings.</summary>
    /// <param name="batch">The sequences of the forward pass.</param>
    /// <param name="dHidden">[rows, width].</param>
    /// <param name="weights">Whether to add to the gradients of the weights.</param>
    /// <param name="dShares">[rows], the gradient of the share of the injection that each row gets, or empty.</param>
    /// <returns>The gradient of the input embeddings, [rows, width], valid until the next call.</returns>
    public ReadOnlySpan<float> Backward(
        SequenceBatch batch, float[] dHidden, bool weights, Span<float> dShares = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var first = _blocks[0];
        _scratch.Grow(batch.Rows, _width, first.QkvWidth, first.InnerWidth, _set.Config.MlpWidth);
        Buffers.Grow(ref _gradient, batch.Rows * _width);
        _final.Backward(_rows, dHidden, _x, _gradient, batch.Rows, weights);
        dShares.Clear();
        for (var layer = _blocks.Length - 1; layer >= 0; layer--)
        {
            AddShareGradients(batch, layer + 1, dShares);
            _blocks[layer].Backward(_rows, batch, _gradient, _scratch, weights);
        }

        var gradient = _gradient.AsSpan(0, batch.Rows * _width);
        if (weights)
        {
            ScatterAdd.Rows(gradient, batch.Tokens, _width, _set[ParameterNames.Embedding].Gradient);
        }

        return gradient;
    }

    private void Inject(SequenceBatch batch, int number)
    {
        foreach (var (row, injection) in Steered(batch, number))
        {
            var share = batch.Shares?[row] ?? (batch.Tokens[row] == _set.Config.Tokens.Mask ? 1 : 0);
            if (share != 0)
            {
                Elementwise.AddScaled(injection.Direction, share * injection.Strength, _x.AsSpan(row * _width, _width));
            }
        }
    }

    // What is injected is a constant of the embeddings: only the shares see it on the way back.
    private void AddShareGradients(SequenceBatch batch, int number, Span<float> dShares)
    {
        foreach (var (row, injection) in dShares.IsEmpty ? [] : Steered(batch, number))
        {
            dShares[row] += injection.Strength
                * Elementwise.Dot(injection.Direction, _gradient.AsSpan(row * _width, _width));
        }
    }

    // The rows of runs that are steered behind this block.
    private static IEnumerable<(int Row, Injection Injection)> Steered(SequenceBatch batch, int number)
    {
        for (var run = 0; run < batch.Runs.Count; run++)
        {
            if (batch.Runs[run].Injection is not { } injection || number < injection.Layer)
            {
                continue;
            }

            for (var row = batch.Starts[run]; row < batch.Starts[run + 1]; row++)
            {
                yield return (row, injection);
            }
        }
    }
}
