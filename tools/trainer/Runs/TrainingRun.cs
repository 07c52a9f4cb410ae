using System.Diagnostics;
using Whence.Engine.Training;

namespace Whence.Trainer.Runs;

/// <summary>Runs the steps that are left, with a progress line and a checkpoint now and then.</summary>
internal sealed class TrainingRun(Engine.Training.Trainer trainer, string checkpoint, RunReporter reporter)
{
    private const int StepsPerLine = 20;
    private const int StepsPerCheckpoint = 250;

    private readonly List<TrainingLosses> _recent = [];
    private readonly Stopwatch _clock = new();
    private readonly int _firstStep = trainer.StepsTaken;
    private readonly long _firstTokens = trainer.TokensSeen;

    /// <summary>Trains up to a step and returns true; or saves, and returns false, where it was told to stop.
    /// </summary>
    public bool Continue(string commandLine, int until, CancellationToken cancellation)
    {
        var lastStep = Math.Min(trainer.Options.Steps, until);
        reporter.Report(new RunStarted(commandLine));
        _clock.Start();
        while (trainer.StepsTaken < lastStep)
        {
            if (cancellation.IsCancellationRequested)
            {
                TrainingCheckpoint.Save(trainer, checkpoint);
                return false;
            }

            Step(lastStep);
        }

        var steps = trainer.StepsTaken;
        reporter.Report(new RunEnded(
            trainer.TokensSeen, steps, trainer.Epoch + 1, _clock.Elapsed.TotalMinutes, Environment.ProcessorCount));
        return true;
    }

    private void Step(int lastStep)
    {
        _recent.Add(trainer.Step());
        var isLast = trainer.StepsTaken == lastStep;
        if (_recent.Count == StepsPerLine || isLast)
        {
            reporter.Report(Progress());
            _recent.Clear();
        }

        if (trainer.StepsTaken % StepsPerCheckpoint == 0 || isLast)
        {
            TrainingCheckpoint.Save(trainer, checkpoint);
        }
    }

    private RunProgress Progress()
    {
        var seconds = _clock.Elapsed.TotalSeconds;
        var (taken, all) = (trainer.StepsTaken, trainer.Options.Steps);
        return new RunProgress(
            taken,
            all,
            trainer.Epoch,
            _recent.Average(losses => losses.Language),
            _recent.Average(losses => losses.Concept),
            _recent.Average(losses => losses.Reconstruction),
            _recent.Average(losses => losses.Independence),
            _recent.Average(losses => losses.GradientNorm),
            (trainer.TokensSeen - _firstTokens) / seconds,
            seconds / (taken - _firstStep) * (all - taken));
    }
}
