namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Hierarchical perturbation in one dimension: overlapping spans, halved from level to level where they matter (after
/// HiPe, Cooper et al. 2021).
/// </summary>
/// <remarks>
/// 1 The first spans are half of the units, with a stride of half a span, so that no phrase is cut in all of them.
/// 2 The saliency of a unit is the mean size of the effects around it, the least over all levels; its bound is the
/// least of all effects around it, and where nothing cancels it does no more than that. 3 A span of the next level is
/// kept when the largest saliency in it lies above the middle of all, or above the static threshold. 4 From the third
/// level on, the evaluations left are shared among the levels left, spans of the largest bounds first, then those of
/// the largest saliency, so that single units are reached. 5 Signs decide nothing; effects keep theirs.
/// </remarks>
internal static class SpanSearch
{
    private const int LevelsInFull = 2;

    public static async Task<SearchOutcome> RunAsync(
        SpanEffects effects, int[] units, int budget, CancellationToken cancellation)
    {
        var saliency = new Saliency(units.Length);
        var level = 0;
        for (var size = (units.Length + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            level++;
            var left = budget - effects.Game.Evaluations;
            var windows = Windows(units.Length, size);
            var kept = level == 1 ? windows : saliency.Promising(windows, effects.Threshold);
            var most = level <= LevelsInFull ? left : Math.Max(1, left / LevelsFrom(size));
            var found = await effects.EvaluateAsync(
                kept.Select(window => units[window.Start..window.End]), Math.Min(left, most), cancellation)
                .ConfigureAwait(false);
            saliency.Add(kept, found);
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
