using Whence.Engine.Concepts;
using Whence.Engine.Cpu;
using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Tensors.Matrices;

namespace Whence.Engine.Training.Objectives;

/// <summary>
/// The factorised discovered head on hidden rows. It reads the hidden state without passing a gradient on, so that
/// reconstruction shapes the head and not the model.
/// </summary>
internal sealed class DiscoveredHeadTape
{
    private readonly LinearLayer _down; // width -> rank
    private readonly LinearLayer _up; // rank -> concepts
    private readonly Parameter _coefficients; // [concepts, rank]
    private readonly LinearLayer _basis; // rank -> width
    private readonly int _top;
    private float[] _compressed = []; // [rows, rank]
    private float[] _logits = []; // [rows, concepts]
    private float[] _weights = []; // [rows, concepts], sparse
    private float[] _mixed = []; // [rows, rank]
    private float[] _features = []; // [rows, width]
    private float[] _dRank = [];
    private float[] _dWeights = [];
    private float[] _dLogits = [];

    public DiscoveredHeadTape(ParameterSet set)
    {
        var concepts = set.Config.Concepts;
        if (!concepts.HasDiscovered || concepts.AttentionDiscovered || concepts.DiscoveredRank is null)
        {
            throw new NotSupportedException(
                "Training needs a factorised linear discovered head; set use_unknown and factorize_unknown, and " +
                "clear use_attention_unknown.");
        }

        const string head = ParameterNames.DiscoveredHead;
        _down = new LinearLayer(set[head + ParameterNames.PredictorDown], null);
        _up = new LinearLayer(set[head + ParameterNames.PredictorUp], null);
        _coefficients = set[head + ParameterNames.Coefficients];
        _basis = new LinearLayer(set[head + ParameterNames.Basis], null);
        _top = HeadOptions.For(concepts, ConceptKind.Discovered).TopFeatures ?? concepts.Discovered;
    }

    public float[] Features => _features;

    private int Concepts => _up.Outputs;

    private int Rank => _down.Outputs;

    private int Width => _down.Inputs;

    public void Forward(RowParallel rows, float[] hidden, int count)
    {
        var compressed = Buffers.Grow(ref _compressed, count * Rank);
        var logits = Buffers.Grow(ref _logits, count * Concepts);
        var weights = Buffers.Grow(ref _weights, count * Concepts);
        _down.Forward(rows, hidden.AsSpan(0, count * Width), count, compressed);
        _up.Forward(rows, compressed, count, logits);
        SparseWeights.Clamp(rows, _logits, count, Concepts);
        rows.ForRows(count, (_, first, n) =>
        {
            for (var row = first; row < first + n; row++)
            {
                SparseWeights.Forward(
                    _logits.AsSpan(row * Concepts, Concepts), _top, _weights.AsSpan(row * Concepts, Concepts));
            }
        });
        var mixed = Buffers.Grow(ref _mixed, count * Rank);
        var shape = new GemmShape(count, Rank, Concepts);
        Gemm.Multiply(rows.Pool, weights, _coefficients.Value, mixed, in shape);
        _basis.Forward(rows, mixed, count, Buffers.Grow(ref _features, count * Width));
    }

    public void Backward(RowParallel rows, float[] hidden, float[] dFeatures, int count)
    {
        var upstream = dFeatures.AsSpan(0, count * Width);
        var dRank = Buffers.Grow(ref _dRank, count * Rank);
        _basis.BackwardWeight(rows, upstream, _mixed.AsSpan(0, count * Rank), count);
        _basis.BackwardInput(rows, upstream, count, dRank, accumulate: false);
        var toTable = new GemmShape(Concepts, Rank, count, leftTransposed: true);
        Gemm.Multiply(
            rows.Pool,
            _weights.AsSpan(0, count * Concepts),
            dRank,
            _coefficients.Gradient,
            in toTable,
            accumulate: true);
        var toWeights = new GemmShape(count, Concepts, Rank, rightTransposed: true);
        Gemm.Multiply(
            rows.Pool, dRank, _coefficients.Value, Buffers.Grow(ref _dWeights, count * Concepts), in toWeights);
        Buffers.Grow(ref _dLogits, count * Concepts).Clear();
        rows.ForRows(count, (_, first, n) =>
        {
            var (start, length) = (first * Concepts, n * Concepts);
            SparseWeights.AddBackward(
                _dWeights.AsSpan(start, length),
                _weights.AsSpan(start, length),
                _logits.AsSpan(start, length),
                _dLogits.AsSpan(start, length));
        });
        var dLogits = _dLogits.AsSpan(0, count * Concepts);
        _up.BackwardWeight(rows, dLogits, _compressed.AsSpan(0, count * Rank), count);
        _up.BackwardInput(rows, dLogits, count, dRank, accumulate: false);
        _down.BackwardWeight(rows, dRank, hidden.AsSpan(0, count * Width), count);
    }
}
