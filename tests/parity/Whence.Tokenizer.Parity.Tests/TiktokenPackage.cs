using System.ComponentModel;
using System.Diagnostics;

namespace Whence.Tokenizer.Parity.Tests;

/// <summary>Installs the npm package tiktoken beside the built tests, once, and runs scripts with it.</summary>
internal static class TiktokenPackage
{
    private const string NodeHint =
        "node and npm are needed; install them with `sudo apt-get install -y nodejs npm` and run the tests again.";

    private static readonly string[] InstallArguments =
        ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"];
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "node");
    private static readonly Lazy<string?> Missing = new(Install);

    /// <summary>Gets one sentence that says how to get the package, or null when it is installed.</summary>
    public static string? WhyMissing => Missing.Value;

    /// <summary>Runs a script of the node folder; throws with its output when it fails.</summary>
    public static void RunScript(params string[] arguments)
    {
        if (WhyMissing is not null)
        {
            throw new InvalidOperationException(WhyMissing);
        }

        var (code, output) = Run("node", arguments);
        if (code != 0)
        {
            throw new InvalidOperationException($"node {string.Join(' ', arguments)} failed with {code}: {output}");
        }
    }

    private static string? Install()
    {
        try
        {
            var (nodeCode, _) = Run("node", ["--version"]);
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            var (code, output) = IsInstalled() ? (nodeCode, "") : Run(npm, InstallArguments);
            return code == 0
                ? null
                : $"tiktoken is needed; run `npm {string.Join(' ', InstallArguments)}` in {Folder}. It said: {output}";
        }
        catch (Win32Exception)
        {
            return NodeHint;
        }
    }

    // npm leaves this file as the last step of an install; it is older than the lock file when the pin has moved.
    private static bool IsInstalled()
    {
        var receipt = Path.Combine(Folder, "node_modules", ".package-lock.json");
        var lockFile = Path.Combine(Folder, "package-lock.json");
        return File.Exists(receipt) && File.GetLastWriteTimeUtc(receipt) >= File.GetLastWriteTimeUtc(lockFile);
    }

    private static (int Code, string Output) Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
