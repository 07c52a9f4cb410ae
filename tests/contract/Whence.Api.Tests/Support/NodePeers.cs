using System.ComponentModel;
using System.Diagnostics;

namespace Whence.Api.Tests.Support;

/// <summary>Installs the npm packages that judge the platform beside the built tests, once, and runs them.</summary>
internal static class NodePeers
{
    private const string NodeHint =
        "node and npm are needed; install them with `sudo apt-get install -y nodejs npm` and run the tests again.";

    private static readonly string[] InstallArguments =
        ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"];

    private static readonly Lazy<string?> Missing = new(Install);

    /// <summary>Gets the folder of the scripts and packages.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "node");

    /// <summary>Gets one sentence that says how to get the packages, or null when they are installed.</summary>
    public static string? WhyMissing => Missing.Value;

    /// <summary>Runs node in the folder and returns its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds its output.</exception>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, errors) = await TryRunAsync(arguments);
        return code == 0
            ? output
            : throw new InvalidOperationException(
                $"node {string.Join(' ', arguments)} failed with {code}: {output}{errors}");
    }

    /// <summary>Runs node in the folder.</summary>
    public static Task<(int Code, string Output, string Errors)> TryRunAsync(params string[] arguments) =>
        WhyMissing is null ? StartAsync("node", arguments) : throw new InvalidOperationException(WhyMissing);

    private static string? Install()
    {
        try
        {
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            var (code, output, errors) = IsInstalled()
                ? (0, "", "")
                : StartAsync(npm, InstallArguments).GetAwaiter().GetResult();
            return code == 0
                ? null
                : $"openai, ajv, spectral and redocly are needed; run `npm {string.Join(' ', InstallArguments)}` in " +
                  $"{Folder}. It said: {output}{errors}";
        }
        catch (Win32Exception)
        {
            return NodeHint;
        }
    }

    // npm leaves this file as the last step of an install; it is older than the lock file when a pin has moved.
    private static bool IsInstalled()
    {
        var receipt = Path.Combine(Folder, "node_modules", ".package-lock.json");
        var lockFile = Path.Combine(Folder, "package-lock.json");
        return File.Exists(receipt) && File.GetLastWriteTimeUtc(receipt) >= File.GetLastWriteTimeUtc(lockFile);
    }

    private static async Task<(int Code, string Output, string Errors)> StartAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
