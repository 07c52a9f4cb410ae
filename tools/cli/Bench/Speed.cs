using System.Diagnostics;

namespace Whence.Cli.Bench;

/// <summary>How long one call takes.</summary>
/// <param name="BestSeconds">The fastest sample: what the machine can do when nothing disturbs it.</param>
/// <param name="MedianSeconds">The middle sample.</param>
/// <param name="AllocatedBytes">Managed bytes that a call allocates, on all threads.</param>
internal sealed record Speed(double BestSeconds, double MedianSeconds, long AllocatedBytes)
{
    private const double SampleSeconds = 0.01;
    private const int Samples = 40;

    /// <summary>Warms an action up and measures it in samples of several calls.</summary>
    public static Speed Measure(Action action, CancellationToken cancellation)
    {
        var calls = CallsPerSample(action);
        var seconds = new double[Samples];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var sample = 0; sample < Samples; sample++)
        {
            cancellation.ThrowIfCancellationRequested();
            seconds[sample] = Time(action, calls) / calls;
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Array.Sort(seconds);
        return new Speed(seconds[0], seconds[Samples / 2], allocated / (Samples * calls));
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
