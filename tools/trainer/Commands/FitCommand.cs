using System.CommandLine;
using Whence.Trainer.Runs;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Commands;

/// <summary>whence-trainer fit: the discovered head of a finished run, with everything else as it is.</summary>
internal static class FitCommand
{
    private const string Description =
        """
        Fits the discovered head of a finished run to more concepts at a time and writes the model. No logit of the
        model changes, only how much of one the concepts explain.

        Example:
          whence-trainer fit --run build/run --corpus corpus --output models/brackhaven --top 128
        """;

    private static readonly Option<string> RunOption =
        new("--run") { Description = "Folder of the run.", Required = true };

    private static readonly Option<string> OutputOption =
        new("--output") { Description = "Model folder to write.", Required = true };

    private static readonly Option<int> TopOption =
        TrainOptions.Number("--top", "Discovered concepts that are active at a time.", 128);

    private static readonly Option<int> StepsOption = TrainOptions.Number("--steps", "Optimiser steps.", 1200);

    public static Command Build(CommandStreams streams)
    {
        var command = new Command("fit", Description)
        {
            RunOption, TrainOptions.Corpus, OutputOption, TopOption, StepsOption, TrainOptions.Workers,
        };
        command.SetAction(parsed => FitSession.Run(
            new FitRequest(
                parsed.GetValue(RunOption)!,
                parsed.GetValue(TrainOptions.Corpus)!,
                parsed.GetValue(OutputOption)!,
                parsed.GetValue(TopOption),
                parsed.GetValue(StepsOption),
                parsed.GetValue(TrainOptions.Workers)),
            streams));
        return command;
    }
}
