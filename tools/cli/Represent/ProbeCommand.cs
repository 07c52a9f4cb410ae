using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Whence.Cli.Generate;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Representations.Embeddings;
using Whence.Representations.Probes;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Represent;

/// <summary>whence probe: whether a linear reading of the model tells two sets of texts apart.</summary>
internal static class ProbeCommand
{
    private const int TextsMin = 8;

    private static readonly Option<string> With = TextLines.Option("--with", "Texts that have what is sought");

    private static readonly Option<string> Without = TextLines.Option("--without", "Texts that lack it");

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "probe",
            "Fits a linear probe to two sets of texts, and judges it on texts held out, beside shuffled labels.",
            "whence probe --with rude.txt --without kind.txt")
        {
            With, Without, RepresentOptions.Seed, StandardOptions.Model, StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction((arguments, _) => RunAsync(arguments, streams));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CommandStreams streams)
    {
        var (with, without) = (Texts(arguments, With), Texts(arguments, Without));
        var seed = arguments.GetValue(RepresentOptions.Seed);
        return await ReportRun.RunAsync(
            arguments,
            streams,
            (model, display) => FitAsync(with, without, seed, streams, model, display),
            report => Print(streams, report));
    }

    private static async Task<ProbeReport> FitAsync(
        string[] with,
        string[] without,
        ulong seed,
        CommandStreams streams,
        LoadedModel model,
        WorkDisplay display)
    {
        var fit = await display.RunAsync("reading the texts", _ =>
        {
            var vectors = new EmbeddingReader(model).Read([.. with, .. without], streams.Cancellation);
            bool[] labels = [.. with.Select(_ => true), .. without.Select(_ => false)];
            return Task.FromResult(
                Probe.Fit(vectors, labels, new ProbeOptions { Seed = seed }, streams.Cancellation));
        });
        return new ProbeReport(
            fit.Train, fit.HeldOut, fit.ShuffledHeldOut, fit.Probe.Reader, seed, ModelReport.Of(model));
    }

    private static void Print(CommandStreams streams, ProbeReport report)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("", "texts", "AUROC", "accuracy", "calibration error");
        Add(table, "fitted to", report.Train);
        Add(table, "held out", report.HeldOut);
        foreach (var shuffled in report.ShuffledHeldOut)
        {
            Add(table, "held out, shuffled labels", shuffled);
        }

        TerminalOutput.ForOutput(streams).Write(table);
        streams.Output.WriteLine(
            $"vectors: {report.Reader}; that a probe reads it does not mean that the model uses it; " +
            $"seed {report.Seed}");
    }

    private static void Add(Table table, string name, ProbeQuality quality) => table.AddRow(
        new Cell(name),
        new Cell($"{quality.Count}"),
        new Cell(Number(quality.Auroc)),
        new Cell(Number(quality.Accuracy)),
        new Cell(Number(quality.CalibrationError)));

    private static string[] Texts(ParseResult arguments, Option<string> option)
    {
        var texts = TextLines.Read(arguments, option);
        return texts.Length >= TextsMin
            ? texts
            : throw new CommandException($"{option.Name} has {texts.Length} texts; a probe needs at least {TextsMin}.");
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
