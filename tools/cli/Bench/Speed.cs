using System.Diagnostics;

namespace Whence.Cli.Bench;

/// <summary>How long one call takes.</summary>
/// <param name="BestSeconds">The fastest sample: what the machine can do when nothing disturbs it.</param>
/// <param name="MedianSeconds">The middle sample.</param>
/// <param name="AllocatedBytes">Managed bytes that a call allocates, on all threads.</param>
internal sealed record Speed(double BestSeconds, double MedianSeconds, long AllocatedBytes)
{
    private const double SampleSeconds = 0.002;
    private const double TotalSeconds = 2;
    private const int SamplesMin = 20;
    private const int SamplesMax = 200;
    private const int AllocationRounds = 10;

    /// <summary>Warms an action up and measures it in samples of several calls.</summary>
    public static Speed Measure(Action action, CancellationToken cancellation)
    {
        var calls = CallsPerSample(action);
        var seconds = new double[SamplesMax];
        var (samples, total) = (0, 0.0);
        while (samples < SamplesMin || (samples < SamplesMax && total < TotalSeconds))
        {
            cancellation.ThrowIfCancellationRequested();
            var sample = Time(action, calls);
            seconds[samples++] = sample / calls;
            total += sample;
        }

        Array.Sort(seconds, 0, samples);
        return new Speed(seconds[0], seconds[samples / 2], Allocated(action, calls));
    }

    // Doubling until a sample is long enough also lets the just-in-time compiler finish its work.
    private static int CallsPerSample(Action action)
    {
        var calls = 1;
        for (var i = 0; i < 30; i++)
        {
            action();
        }

        while (Time(action, calls) < SampleSeconds)
        {
            calls *= 2;
        }

        return calls;
    }

    // The least of several rounds: what other threads of the process allocate meanwhile is not the action's.
    private static long Allocated(Action action, int calls)
    {
        var least = long.MaxValue;
        for (var round = 0; round < AllocationRounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Time(action, calls);
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / calls);
        }

        return least;
    }

    private static double Time(Action action, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
