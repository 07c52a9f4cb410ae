using System.CommandLine;
using Whence.Catalogue.Labels;
using Whence.Cli.Terminal;
using Whence.Models;
using Whence.Models.Concepts;

namespace Whence.Cli.Concepts;

/// <summary>whence concepts import: turns a published table of labels into the files of a model folder.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("labels.csv")
    {
        Description = "The table as CSV; concept_labels.parquet becomes one with any table tool, for example " +
            "duckdb -c \"copy 'concept_labels.parquet' to 'labels.csv'\".",
    };

    private static readonly Option<string?> Output = new("--output")
    {
        HelpName = "DIR",
        Description = "Where concepts.json and discovered.json are written; without it, into the model folder.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "import",
            "Reads the labels of a published model (the columns of concept_labels.parquet, as CSV) into its folder.",
            "whence concepts import labels.csv --model steerling-8b",
            "whence concepts import labels.csv --model steerling-8b --output labels --json")
        {
            File, Output, StandardOptions.Model, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var package = ModelPackage.Open(arguments.GetValue(StandardOptions.Model));
        var table = Read(arguments.GetValue(File)!, package.Config.Concepts.Known);
        var folder = Directory.CreateDirectory(arguments.GetValue(Output) ?? package.Folder).FullName;
        string[] files =
            [Path.Combine(folder, ConceptCatalogue.FileName), Path.Combine(folder, DiscoveredLabels.FileName)];
        DiscoveredLabels.Write(files[0], table.Known);
        DiscoveredLabels.Write(files[1], table.Discovered);
        var report = new ImportReport(table.Known.Count, table.Discovered.Count, table.Skipped, files);
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            streams.Output.WriteLine(
                $"{report.Known} known and {report.Discovered} discovered concepts, {report.WithoutName} without name");
            streams.Output.WriteLine($"Wrote {files[0]} and {files[1]}");
        }

        return 0;
    }

    private static LabelTable Read(string file, int known)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new CommandException($"{file} does not exist; give the path of a CSV table.");
        }

        using var text = System.IO.File.OpenText(file);
        return LabelTable.Read(text, file, known);
    }
}
