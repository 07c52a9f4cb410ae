using System.Diagnostics;

namespace Whence.Cli.Bench;

/// <summary>The memory of this process as the operating system counts it.</summary>
internal static class ProcessMemory
{
    public static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    public static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
