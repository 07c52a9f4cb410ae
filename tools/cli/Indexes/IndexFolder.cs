using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Tracing.Indexes;

namespace Whence.Cli.Indexes;

/// <summary>The index that a command reads, and the command that makes one where there is none.</summary>
internal static class IndexFolder
{
    public static readonly Option<string?> Option = new("--index")
    {
        HelpName = "FOLDER",
        Description = "Folder of an index that whence index build has made.",
    };

    /// <summary>Opens the index of a command line.</summary>
    public static TraceIndex Open(ParseResult arguments)
    {
        var folder = Path(arguments);
        return TraceIndex.StateOf(folder) switch
        {
            IndexState.Finished => TraceIndex.Open(folder),
            IndexState.Unfinished => throw new CommandException(
                $"The index in {folder} is not finished; run the command that began it again to go on: " +
                Command(folder)),
            _ => throw new CommandException($"There is no index in {folder}; build one with {Command(folder)}"),
        };
    }

    /// <summary>Returns the folder of a command line.</summary>
    public static string Path(ParseResult arguments) => arguments.GetValue(Option) is { Length: > 0 } folder
        ? folder
        : throw new CommandException(
            $"--index is missing; name the folder, or build an index with {Command("FOLDER")}");

    private static string Command(string folder) => $"whence index build --corpus FILE --index {folder}.";
}
