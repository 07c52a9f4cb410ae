using Whence.Cli.Terminal;

namespace Whence.Cli.Serve;

/// <summary>How the program that serves is started.</summary>
/// <param name="FileName">What is run.</param>
/// <param name="Arguments">Its first arguments; those of the server follow.</param>
internal sealed record LocalProgram(string FileName, IReadOnlyList<string> Arguments)
{
    private const string Library = "Whence.Local.dll";

    private static readonly string Project = Path.Combine("services", "local", "Whence.Local");

    /// <summary>Finds the server: installed beside the command, or the project of the checkout that holds one of the
    /// folders, which is then built if need be.</summary>
    /// <exception cref="CommandException">It is in neither place.</exception>
    public static LocalProgram Find(string commandFolder, string currentFolder)
    {
        var installed = Path.Combine(commandFolder, Library);
        if (File.Exists(installed))
        {
            return new LocalProgram("dotnet", [installed]);
        }

        var project = new[] { commandFolder, currentFolder }
            .SelectMany(Upwards)
            .Select(folder => Path.Combine(folder, Project))
            .FirstOrDefault(Directory.Exists);
        return project is not null
            ? new LocalProgram("dotnet", ["run", "-c", "Release", "--project", project, "--"])
            : throw new CommandException(
                $"{Library} is neither beside this command nor is this a checkout; copy the published Whence.Local " +
                $"to {commandFolder.TrimEnd(Path.DirectorySeparatorChar)}, or run the command in a checkout.");
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }
}
