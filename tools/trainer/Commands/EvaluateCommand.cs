using System.CommandLine;
using Whence.Trainer.Evaluation;
using Whence.Trainer.Runs;
using Whence.Trainer.Terminal;

namespace Whence.Trainer.Commands;

/// <summary>whence-trainer evaluate: every metric of the model card.</summary>
internal static class EvaluateCommand
{
    private const string Description =
        """
        Measures a model on held-out documents and planted truths.

        Examples:
          whence-trainer evaluate --model models/brackhaven --corpus corpus
          whence-trainer evaluate --model models/brackhaven --corpus corpus --card train.log
        """;

    private static readonly Option<string> ModelOption =
        new("--model") { Description = "Model folder.", Required = true };

    private static readonly Option<string> CorpusOption =
        new("--corpus") { Description = "Folder written by whence-corpus.", Required = true };

    private static readonly Option<int> WorkersOption =
        TrainOptions.Number("--workers", "Worker threads.", Environment.ProcessorCount);

    private static readonly Option<string?> CardOption = new("--card")
    {
        Description = "Training log; writes the model card README.md from it and the metrics into the model folder.",
    };

    private static readonly Option<bool> JsonOption = new("--json") { Description = "Print the report as JSON." };

    public static Command Build(CommandStreams streams)
    {
        var command = new Command("evaluate", Description)
        {
            ModelOption, CorpusOption, WorkersOption, CardOption, JsonOption,
        };
        command.SetAction(parsed => Run(parsed, streams));
        return command;
    }

    private static int Run(ParseResult parsed, CommandStreams streams)
    {
        var model = parsed.GetValue(ModelOption)!;

        // A wrong log must not show only when everything has been measured.
        var log = parsed.GetValue(CardOption) is { } file ? RunLog.Read(file) : null;
        var report = Evaluator.Run(
            model, parsed.GetValue(CorpusOption)!, parsed.GetValue(WorkersOption), streams.Error, streams.Cancellation);
        if (log is not null)
        {
            ModelCard.Write(model, report, log);
        }

        streams.Output.WriteLine(parsed.GetValue(JsonOption) ? JsonOutput.Indented(report) : MetricsTable.Of(report));
        return 0;
    }
}
