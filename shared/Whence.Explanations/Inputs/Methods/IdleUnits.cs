namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Asks once more about the units without which, one at a time, nothing is lost. All of them are masked together: if
/// that counts, some stand in for each other, and the search is for what each brings back. If not, every other one is
/// masked: if that counts, neighbours cancel.
/// </summary>
internal static class IdleUnits
{
    /// <summary>Returns what units bring back that stand in for each other, 0 for all others; what cancels is added to
    /// the effects of removal.</summary>
    public static async Task<double[]> SearchAsync(SpanEffects removal, int budget, CancellationToken cancellation)
    {
        var game = removal.Game;
        var scores = removal.Scores(coarse: false);
        int[][] regions =
        [
            .. new[] { removal.Unexplained(), [.. Enumerable.Range(0, game.Units)] }.Select(
                region => region.Where(unit => Math.Abs(scores[unit]) <= removal.Threshold).ToArray()),
        ];
        foreach (var region in regions)
        {
            if (await DropAsync(game, region, budget, cancellation).ConfigureAwait(false) > removal.Notable)
            {
                return await StandInsAsync(removal, region, budget, cancellation).ConfigureAwait(false);
            }
        }

        int[] turn = [.. regions[^1].Where((_, i) => i % 2 == 0)];
        if (await DropAsync(game, turn, budget, cancellation).ConfigureAwait(false) > removal.Notable)
        {
            await CancellingAsync(removal, turn, budget, cancellation).ConfigureAwait(false);
        }

        return new double[game.Units];
    }

    private static async Task<double[]> StandInsAsync(
        SpanEffects removal, int[] idle, int budget, CancellationToken cancellation)
    {
        var insertion = new SpanEffects(removal.Game, idle, alone: true);
        await DownAsync(insertion, budget, cancellation).ConfigureAwait(false);
        var found = insertion.Found.ToHashSet();
        await ConfirmAsync(removal, found, budget, cancellation).ConfigureAwait(false);
        var scores = insertion.Scores(coarse: false);
        return [.. scores.Select((score, unit) => found.Contains(unit) ? score : 0)];
    }

    private static async Task CancellingAsync(
        SpanEffects removal, int[] turn, int budget, CancellationToken cancellation)
    {
        var taken = new SpanEffects(removal.Game, turn, alone: false);
        await DownAsync(taken, budget, cancellation).ConfigureAwait(false);
        await ConfirmAsync(removal, taken.Found, budget, cancellation).ConfigureAwait(false);
    }

    private static async Task DownAsync(SpanEffects effects, int budget, CancellationToken cancellation)
    {
        var search = new SpanSearch(effects, budget);
        await search.LookAsync(cancellation).ConfigureAwait(false);
        await search.DescendAsync(toTheEnd: false, cancellation).ConfigureAwait(false);
    }

    // Masks units alone. What then counts was hidden by a neighbour that takes it back.
    private static async Task ConfirmAsync(
        SpanEffects removal, IEnumerable<int> units, int budget, CancellationToken cancellation)
    {
        List<UnitSpan> found = [.. units.Select(UnitSpan.Of)];
        await removal.EvaluateAsync(found, budget, cancellation).ConfigureAwait(false);
        var beside = found.Where(span => removal.Found.Contains(span.Start))
            .SelectMany(span => new[] { span.Start - 1, span.Start + 1 })
            .Where(unit => unit >= 0 && unit < removal.Count);
        await removal.EvaluateAsync(beside.Select(UnitSpan.Of), budget, cancellation).ConfigureAwait(false);
    }

    // The size of what masking some units does; 0 where the budget is spent.
    private static async Task<double> DropAsync(
        MaskingGame game, int[] units, int budget, CancellationToken cancellation)
    {
        var set = game.Set(units);
        if (!game.Knows(set) && game.Evaluations >= budget)
        {
            return 0;
        }

        await game.EvaluateAsync([set], cancellation).ConfigureAwait(false);
        return Math.Abs(game.Drop(set));
    }
}
