using System.CommandLine;

namespace Whence.Cli.Terminal;

/// <summary>Files of texts, one on each line.</summary>
internal static class TextLines
{
    /// <summary>Returns a required option that names such a file.</summary>
    public static Option<string> Option(string name, string description) =>
        new(name) { HelpName = "FILE", Description = description + ", one on each line.", Required = true };

    /// <summary>Reads the texts; empty lines are none.</summary>
    public static string[] Read(ParseResult arguments, Option<string> option)
    {
        var file = arguments.GetValue(option)!;
        string[] lines = [.. File.ReadAllLines(file).Where(line => !string.IsNullOrWhiteSpace(line))];
        return lines.Length > 0
            ? lines
            : throw new CommandException($"{option.Name} is {file}, which has no text; write one text on each line.");
    }
}
