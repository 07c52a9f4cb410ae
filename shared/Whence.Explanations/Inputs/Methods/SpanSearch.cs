namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Hierarchical perturbation in one dimension: overlapping spans, halved from level to level where they matter (after
/// HiPe, Cooper et al. 2021).
/// </summary>
/// <remarks>
/// 1 The first spans are half of the units, with a stride of half a span, so that no phrase is cut in all of them.
/// 2 Where nothing cancels, a unit does no more than any span around it: the least effect of these bounds it. 3 A span
/// of the next level is kept when the largest bound in it lies above the middle of all bounds, or above the static
/// threshold. 4 From the third level on, the evaluations left are shared among the levels left, best spans first, so
/// that single units are reached. 5 Signs decide nothing; effects keep theirs.
/// </remarks>
internal static class SpanSearch
{
    private const int LevelsInFull = 2;

    public static async Task<SearchOutcome> RunAsync(
        SpanEffects effects, int[] units, int budget, CancellationToken cancellation)
    {
        var bounds = new double[units.Length];
        Array.Fill(bounds, double.PositiveInfinity);
        var level = 0;
        for (var size = (units.Length + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            level++;
            var left = budget - effects.Game.Evaluations;
            var windows = Windows(units.Length, size);
            var kept = level == 1 ? windows : Promising(windows, bounds, effects.Threshold);
            var most = level <= LevelsInFull ? left : Math.Max(1, left / LevelsFrom(size));
            var found = await effects.EvaluateAsync(
                kept.Select(window => units[window.Start..window.End]), Math.Min(left, most), cancellation)
                .ConfigureAwait(false);
            Tighten(bounds, kept, found);
            if (level == 1 && effects.Largest <= effects.Threshold)
            {
                return SearchOutcome.Nothing;
            }

            if (level == LevelsInFull && found.Count == windows.Count && IsFlat(kept, found))
            {
                return SearchOutcome.Flat;
            }
        }

        return SearchOutcome.Found;
    }

    // Spans of a size at a stride of half of it, those cut short by the ends included.
    private static List<(int Start, int End)> Windows(int units, int size)
    {
        var stride = Math.Max(1, size / 2);
        var windows = new List<(int, int)>();
        for (var start = -(size / 2); start < units; start += stride)
        {
            var (first, end) = (Math.Max(0, start), Math.Min(units, start + size));
            if (first < end)
            {
                windows.Add((first, end));
            }
        }

        return [.. windows.Distinct()];
    }

    private static List<(int Start, int End)> Promising(
        List<(int Start, int End)> windows, double[] bounds, double threshold)
    {
        var middle = (bounds.Min() + bounds.Max()) / 2;
        return
        [
            .. windows.Select(window => (Window: window, Bounds: bounds[window.Start..window.End]))
                .Where(pair => pair.Bounds.Max() > Math.Min(middle, threshold))
                .OrderByDescending(pair => pair.Bounds.Max())
                .ThenByDescending(pair => pair.Bounds.Sum())
                .ThenBy(pair => pair.Window.Start)
                .Select(pair => pair.Window),
        ];
    }

    private static void Tighten(double[] bounds, List<(int Start, int End)> windows, IReadOnlyList<double> effects)
    {
        foreach (var ((start, end), effect) in windows.Zip(effects))
        {
            foreach (ref var bound in bounds.AsSpan(start, end - start))
            {
                bound = Math.Min(bound, Math.Abs(effect));
            }
        }
    }

    private static bool IsFlat(List<(int Start, int End)> windows, IReadOnlyList<double> effects)
    {
        var densities = windows.Zip(effects, (window, effect) => Math.Abs(effect) / (window.End - window.Start));
        return densities.Min() >= densities.Max() / 2;
    }

    private static int LevelsFrom(int size)
    {
        var levels = 1;
        for (; size > 1; size = (size + 1) / 2)
        {
            levels++;
        }

        return levels;
    }
}
