namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Hierarchical perturbation in one dimension: overlapping spans, halved from level to level where they matter (after
/// HiPe, Cooper et al. 2021).
/// </summary>
/// <remarks>
/// 1 The first spans are half of the units; where none matters, the search ends. 2 The next are the finest for which
/// half of the budget is enough. Spans of both levels overlap by half, so that no phrase is cut in all of them. 3 The
/// saliency of a span is how far its effect is from the background: masking many words moves the target a little even
/// where none of them matters, and the spans that do least show how much. That of a cell, the part that two spans
/// share, is the lesser of theirs; a span that neither of its cells explains stays open as a whole. 4 Open spans are
/// halved, most salient first: as many at once as the budget can bring down to single units. Those are kept that lie
/// above the middle of all that are open or above the static threshold, whichever is less. 5 Signs decide nothing;
/// effects keep theirs.
/// </remarks>
internal sealed class SpanSearch(SpanEffects effects, int budget)
{
    private const int CoarseCells = 4;
    private const int SpansOfABackground = 8;
    private const double HardlyExplained = 0.4;

    private readonly Dictionary<UnitSpan, double> _open = []; // with saliencies
    private double _background; // what masking a unit does where nothing matters

    private int Left => budget - effects.Game.Evaluations;

    /// <summary>Looks at halves of the units and tells whether any of them matters.</summary>
    public async Task<bool> MattersAsync(CancellationToken cancellation)
    {
        var cells = Cells(CoarseCells);
        await LevelAsync(cells, Overlapping(cells).Skip(1).SkipLast(1), cancellation).ConfigureAwait(false);
        return effects.Largest > effects.Notable;
    }

    /// <summary>Looks at the finest spans for which half of the budget is enough, and tells whether all do much the
    /// same.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var cells = FinestCells();
        var found = await LevelAsync(cells, Overlapping(cells), cancellation).ConfigureAwait(false);
        return found.Count > cells.Count && IsFlat(found);
    }

    /// <summary>Halves open spans down to single units.</summary>
    /// <param name="toTheEnd">Whether the whole budget is used, by the middle of what is open; otherwise only spans
    /// above the static threshold are halved.</param>
    /// <param name="cancellation">Checked between levels.</param>
    public async Task DescendAsync(bool toTheEnd, CancellationToken cancellation)
    {
        while (Left > 0 && Admitted(toTheEnd) is { Count: > 0 } admitted)
        {
            var seconds = await FirstHalvesAsync(admitted, cancellation).ConfigureAwait(false);
            var found = await effects.EvaluateAsync(seconds, budget, cancellation).ConfigureAwait(false);
            foreach (var (span, effect) in found)
            {
                Open(span, Saliency(span, effect));
            }
        }
    }

    // Returns the second halves that must be looked at as well: where the first hardly explains the span, the second
    // is taken for all of it.
    private async Task<List<UnitSpan>> FirstHalvesAsync(List<UnitSpan> spans, CancellationToken cancellation)
    {
        var found = await effects.EvaluateAsync(spans.Select(span => span.FirstHalf), budget, cancellation)
            .ConfigureAwait(false);
        var (known, seconds) = (found.ToDictionary(), new List<UnitSpan>());
        foreach (var span in spans)
        {
            _open.Remove(span, out var saliency);
            var first = Saliency(span.FirstHalf, known.GetValueOrDefault(span.FirstHalf));
            Open(span.FirstHalf, first);
            if (span.SecondHalf.Length == 1 || first >= HardlyExplained * saliency)
            {
                seconds.Add(span.SecondHalf);
            }
            else
            {
                Open(span.SecondHalf, saliency);
            }
        }

        return [.. seconds.Where(span => span.Length > 0)];
    }

    // Single units were looked at before they come here.
    private void Open(UnitSpan span, double saliency)
    {
        if (span.Length > 1)
        {
            _open[span] = saliency;
        }
    }

    // The most salient open spans, as many as can be brought down to single units; one at least.
    private List<UnitSpan> Admitted(bool toTheEnd)
    {
        var (admitted, cost) = (new List<UnitSpan>(), 0);
        var least = toTheEnd ? Math.Min(effects.Threshold, MidRange()) : effects.Threshold;
        foreach (var (span, saliency) in _open.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Start))
        {
            cost += Cost(span);
            if (saliency <= 0 || saliency < least || (cost > Left && admitted.Count > 0))
            {
                break;
            }

            admitted.Add(span);
        }

        return admitted;
    }

    private double Saliency(UnitSpan span, double effect) => Math.Abs(effect - (_background * span.Length));

    // By size, so that three in four spans may matter; few spans say nothing of a background.
    private static double LowerQuartile(double[] values) =>
        values.Length < SpansOfABackground ? 0 : values.OrderBy(Math.Abs).ElementAt(values.Length / 4);

    private double MidRange() => _open.Count == 0 ? 0 : (_open.Values.Min() + _open.Values.Max()) / 2;

    // Evaluations of both halves on every level down to single units.
    private static int Cost(UnitSpan span) => Math.Max(1, 2 * (int)Math.Ceiling(Math.Log2(span.Length)));

    private async Task<IReadOnlyList<(UnitSpan Span, double Effect)>> LevelAsync(
        List<UnitSpan> cells, IEnumerable<UnitSpan> spans, CancellationToken cancellation)
    {
        var found = await effects.EvaluateAsync(spans, budget, cancellation).ConfigureAwait(false);
        _background = LowerQuartile([.. found.Select(pair => pair.Effect / pair.Span.Length)]);
        _open.Clear();
        foreach (var cell in cells)
        {
            _open[cell] = found.Where(pair => pair.Span.Contains(cell))
                .Select(pair => Saliency(pair.Span, pair.Effect)).DefaultIfEmpty(0).Min();
        }

        foreach (var (span, effect) in found)
        {
            var (saliency, explained) = (Saliency(span, effect), cells.Where(span.Contains).Max(cell => _open[cell]));
            if (explained < HardlyExplained * saliency)
            {
                _open[span] = saliency;
            }
        }

        return found;
    }

    // Of two to the power of something units, so that halving wastes nothing.
    private List<UnitSpan> FinestCells()
    {
        var most = Math.Max(CoarseCells, (Left / 2) - 1);
        var size = 1;
        while (size * most < effects.Count)
        {
            size *= 2;
        }

        return Cells((effects.Count + size - 1) / size);
    }

    private List<UnitSpan> Cells(int count)
    {
        var cells = Math.Min(count, effects.Count);
        return
        [
            .. Enumerable.Range(0, cells).Select(
                i => new UnitSpan(i * effects.Count / cells, (i + 1) * effects.Count / cells)),
        ];
    }

    // Two cells each, and the first and the last alone, so that two spans lie over every cell.
    private static IEnumerable<UnitSpan> Overlapping(List<UnitSpan> cells) =>
        Enumerable.Range(0, cells.Count + 1).Select(
            i => new UnitSpan(cells[Math.Max(0, i - 1)].Start, cells[Math.Min(i, cells.Count - 1)].End));

    private static bool IsFlat(IReadOnlyList<(UnitSpan Span, double Effect)> found)
    {
        var densities = found.Select(pair => Math.Abs(pair.Effect) / pair.Span.Length).ToList();
        return densities.Max() > 0 && densities.Min() >= densities.Max() / 2;
    }
}
