using System.Diagnostics;
using System.Text;
using Whence.Integration.Tests.Support;

namespace Whence.Integration.Tests.Local;

/// <summary>The whole platform as one process, started as people start it.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private const string LastLine = "To stop:";

    private readonly Process _process;
    private readonly Task<string> _errors;

    private LocalServer(Process process, string banner)
    {
        (_process, Banner) = (process, banner);
        _errors = process.StandardError.ReadToEndAsync();
        var start = banner.IndexOf("http://", StringComparison.Ordinal);
        Client = new HttpClient { BaseAddress = new Uri(banner[start..].Split(' ')[0]) };
    }

    /// <summary>Gets what it printed until it listened.</summary>
    public string Banner { get; }

    /// <summary>Gets the command that the banner advises.</summary>
    public string CurlLine => Banner.Split('\n')
        .Single(line => line.TrimStart().StartsWith("curl ", StringComparison.Ordinal));

    public HttpClient Client { get; }

    private static string Program
    {
        get
        {
            // The tests lie in <artifacts>/bin/<project>/<configuration>, and so does the program.
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent!.Parent!.FullName, "Whence.Local", own.Name, "Whence.Local.dll");
        }
    }

    /// <summary>Starts it on a free port and returns when it listens.</summary>
    public static async Task<LocalServer> StartAsync(params string[] arguments)
    {
        var process = Start(["--port", "0", .. arguments]);
        var banner = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            banner.Append(line).Append('\n');
            if (line.Contains(LastLine, StringComparison.Ordinal))
            {
                return new LocalServer(process, banner.ToString());
            }
        }

        throw new InvalidOperationException($"It ended: {banner}{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Runs it to its end: a start that cannot succeed, or the help.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    /// <summary>Asks it to end, and returns the exit code and what it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Error)> TerminateAsync()
    {
        var rest = _process.StandardOutput.ReadToEndAsync();
        UnixSignals.Send(_process.Id, UnixSignals.Terminate);
        await _process.WaitForExitAsync();
        await rest;
        return (_process.ExitCode, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        Client.Dispose();
        _process.Dispose();
    }

    private static Process Start(IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
