using System.CommandLine;
using Spectre.Console;
using Whence.Corpus.Library;
using Whence.Corpus.Output;
using Whence.Corpus.Statistics;

namespace Whence.Corpus.Commands;

/// <summary>The command <c>whence-corpus write</c>.</summary>
internal static class WriteCommand
{
    // Beyond this the harbour desk has used so many names that too few are left for the evaluation prompts.
    private const int DocumentsMax = 20000;

    private const string Description =
        """
        Write a library of documents about Brackhaven, with labels and the key of what is planted in it.

        Example:
          whence-corpus write --output build/library --seed 1 --documents 5000
        """;

    public static Command Build()
    {
        var output = new Option<string>("--output") { Description = "Folder to write into.", Required = true };
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed gives the same bytes.",
            DefaultValueFactory = _ => 1,
        };
        var documents = new Option<int>("--documents")
        {
            Description = "Number of documents.",
            DefaultValueFactory = _ => 5000,
        };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var command = new Command("write", Description) { output, seed, documents, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(output)!, parsed.GetValue(seed), parsed.GetValue(documents), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string folder, ulong seed, int documents, bool json)
    {
        // Progress and errors go to standard error, so that the summary can be piped.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (documents is < 1 or > DocumentsMax)
        {
            console.WriteLine($"Give --documents a number from 1 to {DocumentsMax}, not {documents}.");
            return 1;
        }

        try
        {
            var library = BuildWithProgress(console, seed, documents);
            LibraryFiles.Write(folder, library, seed);
            Print(CorpusStatistics.Of(library), folder, json);
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            console.WriteLine($"Choose another --output than '{folder}': {exception.Message}");
            return 1;
        }
    }

    private static IReadOnlyList<LibraryDocument> BuildWithProgress(IAnsiConsole console, ulong seed, int documents) =>
        console.Progress().Start(progress =>
        {
            var task = progress.AddTask("Writing documents", maxValue: documents);
            return new LibraryBuilder(seed).Build(documents, done => task.Value = done);
        });

    private static void Print(CorpusStatistics statistics, string folder, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonFiles.Indented(new WriteSummary(folder, statistics)));
            return;
        }

        AnsiConsole.Write(StatisticsTable.Of(statistics));
        AnsiConsole.WriteLine($"Wrote corpus.jsonl, concepts.json, sources.json and truths.json into {folder}");
    }
}
