using System.Diagnostics;

namespace Whence.Api.Tests.Support;

/// <summary>A program of this repository, built beside the tests, run as people run it.</summary>
/// <param name="Project">The project, which names the folder of its output.</param>
/// <param name="Assembly">The file name without extension.</param>
internal sealed record BuiltProgram(string Project, string Assembly)
{
    public static BuiltProgram Local { get; } = new("Whence.Local", "Whence.Local");

    public static BuiltProgram Cli { get; } = new("Whence.Cli", "whence");

    public static BuiltProgram Gateway { get; } = new("Whence.Gateway.Host", "Whence.Gateway.Host");

    // artifacts/bin/PROJECT/CONFIGURATION
    public string Folder
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(here.Parent!.Parent!.FullName, Project, here.Name);
        }
    }

    public Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, Assembly + ".dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end and returns standard output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{Assembly} {string.Join(' ', arguments)} failed with {process.ExitCode}: {output}{await errors}");
    }
}
