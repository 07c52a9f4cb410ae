using System.CommandLine;
using Whence.Models;

namespace Whence.Cli.Terminal;

/// <summary>What commands that answer with one report about a model do alike: they check where the page goes, open the
/// model, work where somebody may watch, and give the report as JSON or for people, and as a page.</summary>
internal static class ReportRun
{
    /// <summary>Runs a command.</summary>
    /// <param name="arguments">Its options: --model, --threads, --json, and --html where it has a page.</param>
    /// <param name="streams">Where it reads and writes.</param>
    /// <param name="work">Returns the report.</param>
    /// <param name="print">Prints it for people.</param>
    /// <param name="page">Writes it as a page; null for a command that has none.</param>
    public static async Task<int> RunAsync<T>(
        ParseResult arguments,
        CommandStreams streams,
        Func<LoadedModel, WorkDisplay, Task<T>> work,
        Action<T> print,
        Func<T, string>? page = null)
    {
        var json = arguments.GetValue(StandardOptions.Json);
        var file = page is null ? null : PageFile.Path(arguments);
        using var model = LoadedModel.Open(
            arguments.GetValue(StandardOptions.Model), arguments.GetValue(StandardOptions.Threads));
        var report = await work(model, WorkDisplay.Choose(streams, json));
        PageFile.Write(streams, file, () => page!(report));
        if (json)
        {
            JsonOutput.Write(streams, report);
        }
        else
        {
            print(report);
        }

        return 0;
    }
}
