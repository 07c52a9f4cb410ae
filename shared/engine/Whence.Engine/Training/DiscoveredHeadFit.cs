using Whence.Engine.Gradients;
using Whence.Engine.Parameters;
using Whence.Engine.Randomness;
using Whence.Engine.Training.Data;
using Whence.Engine.Training.Objectives;
using Whence.Engine.Training.Optimization;
using Whence.Tensors.Kernels;
using Whence.Tensors.Threading;

namespace Whence.Engine.Training;

/// <summary>
/// Fits the discovered head of a finished model, whose other weights stay as they are. The head reads the hidden state
/// without a gradient, so fitting it afterwards changes no logit of the model: only how much of one it explains.
/// </summary>
public sealed class DiscoveredHeadFit
{
    private readonly ParameterSet _set;
    private readonly TrainingOptions _options;
    private readonly BatchSource _batches;
    private readonly SplitMix64 _random;
    private readonly TransformerTape _tape;
    private readonly KnownHeadTape _known;
    private readonly DiscoveredHeadTape _discovered;
    private readonly Independence _independence;
    private readonly AdamW _optimizer;
    private float[] _hidden = []; // [masked rows, width]
    private float[] _dDiscovered = []; // [masked rows, width]
    private int _steps;

    /// <summary>Initializes a new instance of the <see cref="DiscoveredHeadFit"/> class.</summary>
    public DiscoveredHeadFit(
        ParameterSet set, IReadOnlyList<TrainingSequence> sequences, TrainingOptions options, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        (_set, _options) = (set, options);
        _batches = new BatchSource(sequences, options.TokensPerBatch, options.Seed);
        _random = new SplitMix64(SplitMix64.Scatter(options.Seed));
        _tape = new TransformerTape(set, pool);
        _known = new KnownHeadTape(set);
        _discovered = new DiscoveredHeadTape(set);
        _independence = new Independence(set.Config.Width);
        Parameter[] head = [.. set.All.Where(IsDiscovered)];
        _optimizer = new AdamW(head, options.WeightDecay);
    }

    /// <summary>Takes one step and returns the losses; those of the other objectives are zero.</summary>
    public TrainingLosses Step()
    {
        var config = _set.Config;
        var sequences = _batches.Next().Select(s => SequenceCrop.Draw(s, config.BlockLength, _random)).ToList();
        var batch = NoiseSource.Draw(sequences, config, _random);
        var (count, width) = (batch.MaskedRows.Length, config.Width);
        Gather.Rows(
            _tape.Forward(batch.Noisy), batch.MaskedRows, width, Buffers.Grow(ref _hidden, count * width));
        _known.Forward(_tape.Rows, batch, _hidden, new bool[sequences.Count]);
        _discovered.Forward(_tape.Rows, _hidden, count);
        Buffers.Grow(ref _dDiscovered, count * width);
        _set.ClearGradients();
        var losses = default(TrainingLosses) with
        {
            Reconstruction = Reconstruction.Loss(
                _tape.Rows, _hidden, _known.Features, _discovered.Features, count * width, 1, _dDiscovered),
            Independence = _independence.AddLoss(
                _tape.Rows, _known.Features, _discovered.Features, count, _options.IndependenceWeight, _dDiscovered),
        };
        _discovered.Backward(_tape.Rows, _hidden, _dDiscovered, count);
        var rate = CosineSchedule.Rate(_steps, _options);
        var norm = _optimizer.Step(_tape.Rows, _steps++, rate, _options.GradientClip);
        return losses with { GradientNorm = norm };
    }

    private static bool IsDiscovered(Parameter parameter) =>
        parameter.Spec.Name.StartsWith(ParameterNames.DiscoveredHead, StringComparison.Ordinal);
}
