using System.Diagnostics;

namespace Whence.Cli.Bench.Serve;

/// <summary>
/// Sends at fixed times, whether or not earlier requests have been answered, and measures from the time at which each
/// was to be sent: a server that stalls cannot hide it by delaying the next request.
/// </summary>
internal static class ServePace
{
    private const int SpinMilliseconds = 2;

    /// <summary>Runs an action so many times, at so many a second, and returns milliseconds in the order of sending.
    /// </summary>
    public static async Task<IReadOnlyList<double>> RunAsync(
        int count, double perSecond, Func<int, Task> send, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var running = new Task<double>[count];
        for (var index = 0; index < count; index++)
        {
            var intended = start + (long)(index / perSecond * Stopwatch.Frequency);
            await UntilAsync(intended, cancellation);
            running[index] = MeasureAsync(intended, send, index);
        }

        return await Task.WhenAll(running);
    }

    private static async Task<double> MeasureAsync(long intended, Func<int, Task> send, int index)
    {
        await send(index);
        return Stopwatch.GetElapsedTime(intended).TotalMilliseconds;
    }

    // Timers are late by a millisecond or so; the rest is waited for awake.
    private static async Task UntilAsync(long timestamp, CancellationToken cancellation)
    {
        var left = -Stopwatch.GetElapsedTime(timestamp).TotalMilliseconds;
        if (left > SpinMilliseconds)
        {
            await Task.Delay((int)left - SpinMilliseconds, cancellation);
        }

        while (Stopwatch.GetTimestamp() < timestamp)
        {
            Thread.SpinWait(20);
        }
    }
}
