using System.Diagnostics;
using System.Globalization;

namespace Whence.Retrieval.Measure.Indexes;

/// <summary>Measures what a piece of work takes; on a shared machine the processor time says more than the clock.
/// </summary>
internal static class Cost
{
    public static void Print(string what, Action work)
    {
        using var process = Process.GetCurrentProcess();
        var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        work();
        Print(what, process, before, clock);
    }

    public static async Task PrintAsync(string what, Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await work();
        Print(what, process, before, clock);
    }

    public static string Size(string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1e6:0.0} MB");

    private static void Print(string what, Process process, TimeSpan before, Stopwatch clock)
    {
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {(process.TotalProcessorTime - before).TotalSeconds:0.00} s of processor, "
            + $"{clock.Elapsed.TotalSeconds:0.00} s by the clock, "
            + $"peak of the process {process.PeakWorkingSet64 >> 20} MiB"));
    }
}
