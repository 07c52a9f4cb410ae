namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Asks once more about the units without which, one at a time, nothing is lost. All of them are masked together: if
/// that counts, some stand in for each other, and the search is for what each brings back. If not, every other one is
/// masked: if that counts, neighbours cancel.
/// </summary>
internal static class IdleUnits
{
    private const string StandInsNotFound =
        "Units that seem idle count together, and the budget was too small to find which.";

    private const string StandInsNotAsked =
        "The budget was spent before it was asked whether units stand in for each other.";

    private const string CancellingNotFound =
        "Some neighbours cancel each other, and the budget was too small to find which.";

    private const string CancellingNotAsked =
        "The budget was spent before it was asked whether neighbours cancel each other.";

    /// <summary>Returns what units bring back that stand in for each other, 0 for all others; what cancels is added to
    /// the effects of removal.</summary>
    public static async Task<IdleFindings> SearchAsync(SpanEffects removal, int budget, CancellationToken cancellation)
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
            var drop = await DropAsync(game, region, budget, cancellation).ConfigureAwait(false);
            if (drop is null)
            {
                return new IdleFindings(new double[game.Units], StandInsNotAsked);
            }

            if (drop > removal.Notable)
            {
                return await StandInsAsync(removal, region, budget, cancellation).ConfigureAwait(false);
            }
        }

        return new IdleFindings(
            new double[game.Units],
            await CancellingAsync(removal, regions[^1], budget, cancellation).ConfigureAwait(false));
    }

    private static async Task<IdleFindings> StandInsAsync(
        SpanEffects removal, int[] idle, int budget, CancellationToken cancellation)
    {
        var insertion = new SpanEffects(removal.Game, idle, alone: true);
        await DownAsync(insertion, budget, cancellation).ConfigureAwait(false);
        var found = insertion.Found.ToHashSet();
        await ConfirmAsync(removal, found, budget, cancellation).ConfigureAwait(false);
        var scores = insertion.Scores(coarse: false);
        return new IdleFindings(
            [.. scores.Select((score, unit) => found.Contains(unit) ? score : 0)],
            found.Count == 0 && removal.Game.Evaluations >= budget ? StandInsNotFound : null);
    }

    // Returns what the budget was too small for, or null.
    private static async Task<string?> CancellingAsync(
        SpanEffects removal, int[] idle, int budget, CancellationToken cancellation)
    {
        int[] turn = [.. idle.Where((_, i) => i % 2 == 0)];
        var drop = await DropAsync(removal.Game, turn, budget, cancellation).ConfigureAwait(false);
        if (drop is null || drop <= removal.Notable)
        {
            return drop is null ? CancellingNotAsked : null;
        }

        var taken = new SpanEffects(removal.Game, turn, alone: false);
        await DownAsync(taken, budget, cancellation).ConfigureAwait(false);
        var found = taken.Found.ToList();
        await ConfirmAsync(removal, found, budget, cancellation).ConfigureAwait(false);
        return found.Count == 0 && removal.Game.Evaluations >= budget ? CancellingNotFound : null;
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

    // The size of what masking some units does; null where the budget is spent.
    private static async Task<double?> DropAsync(
        MaskingGame game, int[] units, int budget, CancellationToken cancellation)
    {
        var set = game.Set(units);
        if (!game.Knows(set) && game.Evaluations >= budget)
        {
            return null;
        }

        await game.EvaluateAsync([set], cancellation).ConfigureAwait(false);
        return Math.Abs(game.Drop(set));
    }
}
