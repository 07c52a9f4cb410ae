using System.CommandLine;
using Whence.Indexer.Measures;
using Whence.Indexer.Terminal;
using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Evidence;
using Whence.Tensors.Threading;

namespace Whence.Indexer.Commands;

/// <summary>whence-indexer measure: whether a bank names the sources that were planted.</summary>
internal static class MeasureCommand
{
    private const string Description =
        """
        Asks the model for what was planted and compares the sources that the bank names.

        Example:
          whence-indexer measure --bank bank --truths corpus/truths.json
        """;

    public static Command Build(CommandStreams streams)
    {
        var (bank, model) = (StandardOptions.Bank(), StandardOptions.Model());
        var (threads, json) = (StandardOptions.Threads(), StandardOptions.Json());
        var truths = new Option<string>("--truths") { Description = "Key of planted truths", Required = true };
        var candidates = new Option<int>("--candidates")
        {
            Description = "Nearest prototypes that may take part in a mixture",
            DefaultValueFactory = _ => new EvidenceOptions().Candidates,
        };
        var command = new Command("measure", Description) { bank, truths, model, candidates, threads, json };
        command.SetAction(parsed =>
        {
            var key = TruthKey.Read(parsed.GetValue(truths)!);
            using var opened = PrototypeBank.Open(parsed.GetValue(bank)!);
            using var loaded = LoadedModel.Open(parsed.GetValue(model), parsed.GetValue(threads));
            opened.RequireModel(loaded.Digest());
            using var pool = new WorkerPool(parsed.GetValue(threads));
            var options = new EvidenceOptions { Candidates = parsed.GetValue(candidates) };
            var result = new SourceMeasure(loaded, opened, pool, options).Measure(key, streams.Cancellation);
            MeasureReport.Write(streams.Output, result, parsed.GetValue(json));
        });
        return command;
    }
}
