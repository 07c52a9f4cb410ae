using Whence.Engine.Parameters;
using Whence.Engine.Randomness;
using Whence.Engine.Training.Data;
using Whence.Engine.Training.Optimization;
using Whence.Tensors.Threading;

namespace Whence.Engine.Training;

/// <summary>Trains a model step by step; a run can stop after any step and go on from its checkpoint.</summary>
public sealed class Trainer
{
    private readonly TrainingModel _model;
    private readonly AdamW _optimizer;
    private readonly BatchSource _batches;
    private SplitMix64 _random;

    /// <summary>Initializes a new instance of the <see cref="Trainer"/> class at step 0.</summary>
    public Trainer(
        ParameterSet set, IReadOnlyList<TrainingSequence> sequences, TrainingOptions options, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Parameters, Options) = (set, options);
        _model = new TrainingModel(set, options, pool);
        _optimizer = new AdamW(set.All, options.WeightDecay);
        _batches = new BatchSource(sequences, options.TokensPerBatch, options.Seed);
        _random = new SplitMix64(SplitMix64.Scatter(options.Seed));
    }

    /// <summary>Gets the weights.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>Gets the options.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Gets the number of steps taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>Gets the tokens seen, fillings included.</summary>
    public long TokensSeen { get; private set; }

    /// <summary>Gets the epochs begun, counted from 0.</summary>
    public int Epoch => _batches.Epoch;

    internal IReadOnlyList<float[]> FirstMoments => _optimizer.First;

    internal IReadOnlyList<float[]> SecondMoments => _optimizer.Second;

    /// <summary>Takes one step.</summary>
    public TrainingLosses Step()
    {
        var config = Parameters.Config;
        var sequences = _batches.Next();
        if (StepsTaken >= Options.WholeDocumentSteps)
        {
            sequences = [.. sequences.Select(s => SequenceCrop.Draw(s, config.BlockLength, _random))];
        }

        var batch = NoiseSource.Draw(sequences, config, _random);
        Parameters.ClearGradients();
        var losses = _model.Step(batch, TeacherForcing(), _random);
        var rate = CosineSchedule.Rate(StepsTaken, Options);
        var norm = _optimizer.Step(_model.Rows, StepsTaken, rate, Options.GradientClip);
        StepsTaken++;
        TokensSeen += batch.Noisy.Rows;
        return losses with { GradientNorm = norm };
    }

    internal TrainerState Capture() =>
        new(StepsTaken, TokensSeen, _batches.Epoch, _batches.Position, _random.State);

    internal void Restore(TrainerState state)
    {
        (StepsTaken, TokensSeen) = (state.Steps, state.Tokens);
        _batches.Seek(state.Epoch, state.Position);
        _random = new SplitMix64(state.Random);
    }

    // From one to its floor over the first half of the run.
    private float TeacherForcing()
    {
        var progress = Math.Min(1f, 2f * StepsTaken / Options.Steps);
        return 1 - ((1 - Options.TeacherForcingFloor) * progress);
    }
}
