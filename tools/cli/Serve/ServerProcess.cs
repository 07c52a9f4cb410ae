using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Whence.Cli.Serve;

/// <summary>Runs a server in place of this command: same terminal, same exit code, and signals are handed on.</summary>
internal sealed class ServerProcess(LocalProgram program, IReadOnlyList<string> words)
{
    /// <summary>Returns when the server has ended. Cancelling asks it to end, and waits for that.</summary>
    public int Run(CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program.FileName, [.. program.Arguments, .. words]))!;
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true; // this process ends when the server has
            Terminate(process);
        });
        using var interrupted = cancellation.Register(() => Terminate(process));
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true); // there are no signals to send
            return;
        }

        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", ["-TERM", id]);
        kill.WaitForExit();
    }
}
