using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Corpora.Reading;
using Whence.Models;
using Whence.Provenance.Building;
using Whence.Provenance.Vectors;
using Whence.Tensors.Threading;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Indexes;

/// <summary>whence index build: an index from a corpus.</summary>
internal static class IndexBuildCommand
{
    private static readonly BankOptions Defaults = new();

    private static readonly Option<string> Corpus = new("--corpus")
    {
        HelpName = "FILE",
        Description = "The training corpus in JSON Lines, plain or gzip: id, source, and text or chunks.",
        Required = true,
    };

    private static readonly Option<string?> Sources = new("--sources")
    {
        HelpName = "FILE",
        Description = "A JSON list of sources with name, licence and address, for documents that state none.",
    };

    private static readonly Option<string?> DefaultSource = new("--default-source")
    {
        HelpName = "NAME",
        Description = "Source of documents that name none; without it, they are refused.",
    };

    private static readonly Option<double> Percentile = new("--percentile")
    {
        HelpName = "P",
        Description = "Percentile of distances between training tokens that is the radius of a prototype.",
        DefaultValueFactory = _ => Defaults.Percentile,
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of masks and samples.",
        DefaultValueFactory = _ => Defaults.Masks.Seed,
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "build",
            "Builds the index of a corpus for a model; stop it with Ctrl+C and run it again to go on.",
            "whence index build --corpus corpus.jsonl --index index",
            "whence index build --corpus corpus.jsonl.gz --sources sources.json --index index --json")
        {
            Corpus, IndexFolder.Option, Sources, DefaultSource, Percentile, Seed,
            StandardOptions.Model, StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var folder = IndexFolder.Path(arguments);
        var threads = arguments.GetValue(StandardOptions.Threads);
        using var model = LoadedModel.Open(arguments.GetValue(StandardOptions.Model), threads);
        using var pool = new WorkerPool(threads);
        var options = Defaults with
        {
            Percentile = arguments.GetValue(Percentile),
            Masks = new MaskOptions { Sets = Defaults.Masks.Sets, Seed = arguments.GetValue(Seed) },
        };
        var input = new IndexInput(
            arguments.GetValue(Corpus)!,
            new CorpusReaderOptions { DefaultSource = arguments.GetValue(DefaultSource) },
            arguments.GetValue(Sources));
        var display = new BuildDisplay(streams, TimeProvider.System);
        try
        {
            new TraceIndexBuilder(model, pool, options).Build(input, folder, display.Report, streams.Cancellation);
        }
        catch (OperationCanceledException exception)
        {
            throw new InterruptedException("Interrupted; run the same command again to go on.", exception);
        }
        finally
        {
            display.End();
        }

        return IndexInfoCommand.Write(arguments, streams);
    }
}
