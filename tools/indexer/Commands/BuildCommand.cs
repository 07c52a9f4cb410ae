using System.CommandLine;
using Whence.Corpora.Reading;
using Whence.Indexer.Terminal;
using Whence.Models;
using Whence.Provenance.Banks;
using Whence.Provenance.Building;
using Whence.Provenance.Vectors;
using Whence.Tensors.Threading;

namespace Whence.Indexer.Commands;

/// <summary>whence-indexer build: a bank from a corpus.</summary>
internal static class BuildCommand
{
    private const string Description =
        """
        Builds a prototype bank; stop it at any time with Ctrl+C, and run the same command again to go on.

        Examples:
          whence-indexer build --corpus corpus/corpus.jsonl --output bank
          whence-indexer build --corpus corpus.jsonl.gz --output bank --percentile 1 --threads 2
        """;

    public static Command Build(CommandStreams streams)
    {
        var defaults = new BankOptions();
        var corpus = new Option<string>("--corpus")
        {
            Description = "Corpus in JSON Lines, plain or gzip", Required = true,
        };
        var output = new Option<string>("--output") { Description = "Folder to write", Required = true };
        var source = new Option<string?>("--default-source") { Description = "Source of documents that name none" };
        var percentile = With("--percentile", "Percentile of distances that is the radius", defaults.Percentile);
        var prototypes = With("--prototypes", "Prototypes at which the bank is full", defaults.PrototypesMax);
        var masks = With("--masks", "Passes over each document, each with another part masked", defaults.Masks.Sets);
        var seed = With("--seed", "Seed of masks and samples", defaults.Masks.Seed);
        var (model, threads, json) = (StandardOptions.Model(), StandardOptions.Threads(), StandardOptions.Json());
        var command = new Command("build", Description)
        {
            corpus, output, model, source, percentile, prototypes, masks, seed, threads, json,
        };
        command.SetAction(parsed =>
        {
            var options = defaults with
            {
                Percentile = parsed.GetValue(percentile),
                PrototypesMax = parsed.GetValue(prototypes),
                Masks = new MaskOptions { Sets = parsed.GetValue(masks), Seed = parsed.GetValue(seed) },
            };
            var manifest = Run(
                streams,
                parsed.GetValue(model),
                parsed.GetValue(threads),
                parsed.GetValue(corpus)!,
                new CorpusReaderOptions { DefaultSource = parsed.GetValue(source) },
                parsed.GetValue(output)!,
                options);
            BankReport.Write(streams.Output, manifest, parsed.GetValue(json));
        });
        return command;
    }

    private static Option<T> With<T>(string name, string description, T value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static BankManifest Run(
        CommandStreams streams,
        string? modelFolder,
        int threads,
        string corpus,
        CorpusReaderOptions reading,
        string output,
        BankOptions options)
    {
        using var model = LoadedModel.Open(modelFolder, threads);
        using var pool = new WorkerPool(threads);
        var builder = new BankBuilder(model.Denoiser, model.Package.Tokenizer, pool, options);
        var line = new ProgressLine(streams);
        try
        {
            return builder.Build(
                new BankInput(model.Package.Name, model.Digest(), corpus, reading),
                output,
                line.Report,
                streams.Cancellation);
        }
        finally
        {
            line.End();
        }
    }
}
