using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Whence.Trainer.Evaluation;
using Whence.Trainer.Runs;

namespace Whence.Trainer.Commands;

/// <summary>whence-trainer evaluate: every metric of the model card.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> ModelOption = new("--model") { Description = "Model folder.", Required = true };
    private static readonly Option<string> CorpusOption = new("--corpus") { Description = "Folder written by whence-corpus.", Required = true };
    private static readonly Option<int> WorkersOption = new("--workers") { Description = "Worker threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private static readonly Option<string?> CardOption = new("--card") { Description = "Training log; writes the model card README.md from it and the metrics into the model folder." };
    private static readonly Option<bool> JsonOption = new("--json") { Description = "Print the report as JSON." };

    private static readonly JsonSerializerOptions JsonFormat = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Build()
    {
        var command = new Command("evaluate", "Measures a model on held-out documents and planted truths.\n\nExample:\n  whence-trainer evaluate --model models/brackhaven --corpus corpus")
        {
            ModelOption, CorpusOption, WorkersOption, CardOption, JsonOption,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var model = arguments.GetValue(ModelOption)!;
        var report = Evaluator.Run(model, arguments.GetValue(CorpusOption)!, arguments.GetValue(WorkersOption), line => Console.Error.WriteLine(line));
        if (arguments.GetValue(CardOption) is { } log)
        {
            ModelCard.Write(model, report, log);
        }

        Console.WriteLine(arguments.GetValue(JsonOption) ? JsonSerializer.Serialize(report, JsonFormat) : ModelCard.Metrics(report));
        return 0;
    }
}
