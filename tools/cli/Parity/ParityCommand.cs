using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Tensors.Threading;

namespace Whence.Cli.Parity;

/// <summary>whence parity: the engine against the reference's numbers.</summary>
internal static class ParityCommand
{
    private static readonly Argument<string> Folder = new("dir")
    {
        Description = "Folder with config.json, model.safetensors, expected.json and expected.safetensors.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "parity",
            "Compares the engine with the reference's numbers for a model: a line per check with its largest error.",
            "whence parity tests/data/golden/instruct",
            "whence parity tests/data/golden/instruct --json")
        {
            Folder, StandardOptions.Threads, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var folder = arguments.GetValue(Folder)!;
        var json = arguments.GetValue(StandardOptions.Json);
        var rows = new List<ParityRow>();
        using var pool = new WorkerPool(arguments.GetValue(StandardOptions.Threads));
        try
        {
            foreach (var check in ParityRunner.Run(folder, pool))
            {
                streams.Cancellation.ThrowIfCancellationRequested();
                rows.Add(ParityRow.Of(check));
                if (!json)
                {
                    Print(streams, rows[^1]);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidDataException)
        {
            throw new CommandException(
                $"{folder}: expected.json does not hold what a golden folder holds " +
                $"({exception.Message.TrimEnd('.')}); write it again with the reference implementation.",
                exception);
        }

        return Finish(streams, folder, rows, json);
    }

    private static int Finish(CommandStreams streams, string folder, List<ParityRow> rows, bool json)
    {
        int Count(string status) => rows.Count(row => row.Status == status);
        var report = new ParityReport(folder, Count("passed"), Count("failed"), Count("skipped"), rows);
        if (json)
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            streams.Output.WriteLine($"{report.Passed} passed, {report.Failed} failed, {report.Skipped} skipped");
        }

        return report.Failed == 0 ? 0 : 1;
    }

    private static void Print(CommandStreams streams, ParityRow row)
    {
        var (mark, color) = row.Status switch
        {
            "passed" => ("ok  ", Color.Green),
            "failed" => ("MISS", Color.Red),
            _ => ("skip", Color.Grey),
        };
        var error = row.LargestError is { } value
            ? $"largest error {value.ToString("E1", CultureInfo.InvariantCulture)}"
            : string.Empty;
        var console = TerminalOutput.ForOutput(streams);
        console.Write(mark, new Style(color));
        console.WriteLine($"  {row.Name,-36} {error}{(row.Note is null ? string.Empty : "  " + row.Note)}".TrimEnd());
    }
}
