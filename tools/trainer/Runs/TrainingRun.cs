using System.Diagnostics;
using Whence.Engine.Training;

namespace Whence.Trainer.Runs;

/// <summary>Runs the steps that are left, with a progress line and a checkpoint now and then.</summary>
internal static class TrainingRun
{
    private const int StepsPerLine = 20;
    private const int StepsPerCheckpoint = 250;

    public static void Continue(Engine.Training.Trainer trainer, string checkpoint, int lastStep)
    {
        Console.WriteLine(RunLog.CommandMark + string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Prepend("whence-trainer")));
        var clock = Stopwatch.StartNew();
        var (firstStep, firstTokens) = (trainer.StepsTaken, trainer.TokensSeen);
        var recent = new List<TrainingLosses>();
        while (trainer.StepsTaken < lastStep)
        {
            recent.Add(trainer.Step());
            var last = trainer.StepsTaken == lastStep;
            if (recent.Count == StepsPerLine || last)
            {
                var secondsPerStep = clock.Elapsed.TotalSeconds / (trainer.StepsTaken - firstStep);
                Report(trainer, recent, (trainer.TokensSeen - firstTokens) / clock.Elapsed.TotalSeconds, secondsPerStep);
                recent.Clear();
            }

            if (trainer.StepsTaken % StepsPerCheckpoint == 0 || last)
            {
                TrainingCheckpoint.Save(trainer, checkpoint);
            }
        }

        var minutes = clock.Elapsed.TotalMinutes;
        Console.WriteLine(
            $"{RunLog.TotalMark}{trainer.TokensSeen:N0} tokens in {trainer.StepsTaken:N0} steps and {trainer.Epoch + 1} epochs; " +
            $"this run took {minutes:F0} minutes on {Environment.ProcessorCount} cores.");
    }

    private static void Report(
        Engine.Training.Trainer trainer, List<TrainingLosses> recent, double tokensPerSecond, double secondsPerStep)
    {
        var left = TimeSpan.FromSeconds(secondsPerStep * (trainer.Options.Steps - trainer.StepsTaken));
        Console.WriteLine(
            $"step {trainer.StepsTaken}/{trainer.Options.Steps}  epoch {trainer.Epoch}  " +
            $"loss {recent.Average(l => l.Language):F3}  concept {recent.Average(l => l.Concept):F3}  " +
            $"reconstruction {recent.Average(l => l.Reconstruction):F4}  " +
            $"independence {recent.Average(l => l.Independence):E1}  |g| {recent.Average(l => l.GradientNorm):F2}  " +
            $"{tokensPerSecond:F0} tokens/s  {left:h\\:mm\\:ss} left");
    }
}
