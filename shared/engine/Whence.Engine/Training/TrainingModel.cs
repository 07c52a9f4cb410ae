using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Engine.Randomness;
using Whence.Engine.Training.Data;
using Whence.Engine.Training.Objectives;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Engine.Training;

/// <summary>
/// All objectives of an interpretable diffusion model on one noisy batch, forward and backward: masked language loss,
/// concept loss, reconstruction and independence ("Scaling Inherently Interpretable Language Models", 2026).
/// </summary>
/// <remarks>
/// Steps: 1 transformer; 2 both heads on the masked rows; 3 compose: the hidden state where the residual is kept,
/// known + discovered features where it is dropped; 4 language loss at the LM head; 5 concept, reconstruction and
/// independence losses; 6 back. The discovered features enter the language loss, and the hidden state the discovered
/// head, without a gradient.
/// </remarks>
public sealed class TrainingModel
{
    private readonly TrainingOptions _options;
    private readonly TransformerTape _tape;
    private readonly KnownHeadTape _known;
    private readonly DiscoveredHeadTape _discovered;
    private readonly Independence _independence;
    private readonly LanguageObjective _language;
    private readonly int _width;
    private float[] _hidden = []; // [masked rows, width]
    private float[] _composed = []; // [masked rows, width]
    private float[] _dComposed = [];
    private float[] _dKnown = [];
    private float[] _dDiscovered = [];
    private float[] _dHidden = [];
    private float[] _dAllRows = [];

    /// <summary>Initializes a new instance of the <see cref="TrainingModel"/> class over these weights.</summary>
    public TrainingModel(ParameterSet set, TrainingOptions options, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(set);
        (_options, _width) = (options, set.Config.Width);
        _tape = new TransformerTape(set, pool);
        _known = new KnownHeadTape(set);
        _discovered = new DiscoveredHeadTape(set);
        _independence = new Independence(_width);
        _language = new LanguageObjective(set);
    }

    internal RowParallel Rows => _tape.Rows;

    /// <summary>Computes the losses of a batch and adds their gradients to those of the weights.</summary>
    /// <param name="batch">The noisy batch.</param>
    /// <param name="forcing">The share of sequences whose known features are the true ones.</param>
    /// <param name="random">Draws the forced sequences and the dropped residuals.</param>
    public TrainingLosses Step(NoisyBatch batch, float forcing, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(random);
        var count = batch.MaskedRows.Length;
        var forced = new bool[batch.Clean.Count];
        for (var i = 0; i < forced.Length; i++)
        {
            forced[i] = random.NextDouble() < forcing;
        }

        var dropped = new bool[count];
        for (var i = 0; i < count; i++)
        {
            dropped[i] = random.NextDouble() < _options.ResidualDropout;
        }

        Forward(batch, forced, dropped);
        var language = _language.Loss(
            Rows, _composed, batch.Targets, batch.Weights, Buffers.Grow(ref _dComposed, count * _width));
        return Backward(batch, dropped, language);
    }

    private void Forward(NoisyBatch batch, bool[] forced, bool[] dropped)
    {
        var count = batch.MaskedRows.Length;
        var all = _tape.Forward(batch.Noisy);
        Gather.Rows(all, batch.MaskedRows, _width, Buffers.Grow(ref _hidden, count * _width));
        _known.Forward(Rows, batch, _hidden, forced);
        _discovered.Forward(Rows, _hidden, count);
        Buffers.Grow(ref _composed, count * _width);
        Rows.ForRows(count, (_, first, n) =>
        {
            for (var row = first; row < first + n; row++)
            {
                var start = row * _width;
                var target = _composed.AsSpan(start, _width);
                (dropped[row] ? _known.Features : _hidden).AsSpan(start, _width).CopyTo(target);
                if (dropped[row])
                {
                    Elementwise.Add(_discovered.Features.AsSpan(start, _width), target);
                }
            }
        });
    }

    private TrainingLosses Backward(NoisyBatch batch, bool[] dropped, float language)
    {
        var count = batch.MaskedRows.Length;
        Buffers.Grow(ref _dHidden, count * _width).Clear();
        Buffers.Grow(ref _dKnown, count * _width).Clear();
        Buffers.Grow(ref _dDiscovered, count * _width);
        Rows.ForRows(count, (_, first, n) =>
        {
            for (var row = first; row < first + n; row++)
            {
                var target = dropped[row] ? _dKnown : _dHidden;
                _dComposed.AsSpan(row * _width, _width).CopyTo(target.AsSpan(row * _width, _width));
            }
        });
        var concept = _known.Loss(Rows, batch, _options.ConceptWeight);
        var reconstruction = Reconstruction.Loss(
            Rows,
            _hidden,
            _known.Features,
            _discovered.Features,
            count * _width,
            _options.ReconstructionWeight,
            _dDiscovered);
        var independence = _independence.AddLoss(
            Rows, _known.Features, _discovered.Features, count, _options.IndependenceWeight, _dDiscovered);
        _discovered.Backward(Rows, _hidden, _dDiscovered, count);
        _known.Backward(Rows, batch, _hidden, _dKnown, _dHidden);
        var dAll = Buffers.Grow(ref _dAllRows, batch.Noisy.Rows * _width);
        dAll.Clear();
        ScatterAdd.Rows(_dHidden.AsSpan(0, count * _width), batch.MaskedRows, _width, dAll);
        _tape.Backward(batch.Noisy, _dAllRows, weights: true);
        return new TrainingLosses(language, concept, reconstruction, independence, 0);
    }
}
