using System.Diagnostics;
using System.Globalization;
using Whence.Vectors;

namespace Whence.Retrieval.Measure.Vectors;

/// <summary>Asks a store one query, or some, at a time, and counts which of the nearest it found.</summary>
internal sealed class SearchBench(IVectorStore store, float[] queries, CancellationToken stop)
{
    // The compiler replaces its first, quick code beside the work, after a while.
    private const int WarmUps = 60;
    private static readonly TimeSpan CompilerPause = TimeSpan.FromSeconds(0.5);

    public async Task<List<IReadOnlyList<VectorHit>>> RunAsync(
        string what, SearchOptions options, int together = 1, List<IReadOnlyList<VectorHit>>? nearest = null)
    {
        var (found, milliseconds) = (new List<IReadOnlyList<VectorHit>>(), new List<double>());
        var (stride, before) = (together * store.Space.Dimension, TimeSpan.Zero);
        using var process = Process.GetCurrentProcess();
        for (var first = -WarmUps / together * stride; first < queries.Length; first += stride)
        {
            var at = Math.Max(0, first);
            if (first == 0)
            {
                await Task.Delay(CompilerPause, stop);
                process.Refresh();
                before = process.TotalProcessorTime;
            }

            var asked = queries.AsMemory(at, Math.Min(stride, queries.Length - at));
            var clock = Stopwatch.StartNew();
            var hits = await store.SearchAsync(asked, options, stop);
            if (first >= 0)
            {
                milliseconds.Add(clock.Elapsed.TotalMilliseconds / hits.Count);
                found.AddRange(hits);
            }
        }

        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalMilliseconds / found.Count;
        Console.WriteLine($"{what}: {Times(milliseconds, processor)}{(nearest is null ? "" : Recall(nearest, found))}");
        return found;
    }

    private static string Times(List<double> milliseconds, double processor)
    {
        milliseconds.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"for each query {processor:0.00} ms of processor, by the clock median "
            + $"{milliseconds[milliseconds.Count / 2]:0.00} ms, {milliseconds[0]:0.00} to {milliseconds[^1]:0.00} ms");
    }

    private static string Recall(List<IReadOnlyList<VectorHit>> nearest, List<IReadOnlyList<VectorHit>> found)
    {
        var shares = nearest.Zip(found)
            .Select(pair => (double)pair.First.Intersect(pair.Second).Count() / Math.Max(1, pair.First.Count))
            .Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"; recall mean {shares.Average():0.0000}, median {shares[shares.Count / 2]:0.00}, "
            + $"worst {shares[0]:0.00}, complete for {shares.Count(share => share >= 1)} of {shares.Count}");
    }
}
