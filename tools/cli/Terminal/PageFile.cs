using System.CommandLine;
using System.Text;

namespace Whence.Cli.Terminal;

/// <summary>The page that a command leaves where the user wants it.</summary>
internal static class PageFile
{
    public static readonly Option<string?> Option = new("--html")
    {
        HelpName = "FILE",
        Description = "Write the answer as one self-contained page too.",
    };

    /// <summary>Returns where the page goes, or null; refuses a place that does not exist before the work begins.
    /// </summary>
    public static string? Path(ParseResult arguments) =>
        arguments.GetValue(Option) is { } path ? Checked(Option.Name, path) : null;

    /// <summary>Returns the path of a file that can be written.</summary>
    public static string Checked(string option, string path)
    {
        var folder = path.Length == 0 ? null : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        return Directory.Exists(folder) && !Directory.Exists(path)
            ? path
            : throw new CommandException(
                $"{option} is '{path}', which cannot be written; name a file in a folder that is there.");
    }

    /// <summary>Writes the page, and says so on standard error, which keeps standard output for the answer.</summary>
    public static void Write(CommandStreams streams, string? path, Func<string> page)
    {
        if (path is not null)
        {
            File.WriteAllText(path, page(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            streams.Error.WriteLine($"Written: {path}");
        }
    }
}
