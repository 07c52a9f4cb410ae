namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Searches spans from coarse to fine under a budget, then asks what the search cannot see: units that stand in for
/// each other, and neighbours that cancel. Where all spans do the same, it masks units one by one.
/// </summary>
internal sealed class HierarchicalPerturbation : IUnitMethod
{
    private const int LeastBudget = 51;
    private const int UnitsPerEvaluation = 5;
    private const int Needed = 9; // nothing, everything, the spans of two levels, what is idle

    public async Task<UnitScores> ScoreAsync(MaskingGame game, CancellationToken cancellation)
    {
        var budget = game.Question.Budget ?? Math.Max(LeastBudget, game.Units / UnitsPerEvaluation);
        if (budget >= game.Units + 2)
        {
            return await IterateAsync(game, "Each unit was masked alone, which the budget allows.", cancellation)
                .ConfigureAwait(false);
        }

        Check(budget);
        game.Planned = budget;
        var removal = new SpanEffects(game, [.. Enumerable.Range(0, game.Units)], alone: false);
        var search = new SpanSearch(removal, budget);
        var matters = await search.MattersAsync(cancellation).ConfigureAwait(false);
        var flat = matters && await search.LookAsync(cancellation).ConfigureAwait(false);
        if (flat && game.Question.Budget is null)
        {
            return await IterateAsync(game, "Saliency is flat: each unit was masked alone.", cancellation)
                .ConfigureAwait(false);
        }

        await search.DescendAsync(toTheEnd: false, cancellation).ConfigureAwait(false);
        var idle = await IdleUnits.SearchAsync(removal, budget, cancellation).ConfigureAwait(false);
        await search.DescendAsync(toTheEnd: true, cancellation).ConfigureAwait(false);
        return Result(game, removal, idle, flat);
    }

    // Units that count alone keep what they do alone.
    private static UnitScores Result(
        MaskingGame game, SpanEffects removal, IdleFindings idle, bool flat)
    {
        var anyStandIn = idle.StandIns.Any(score => score != 0);
        double[] scores =
        [
            .. removal.Scores(coarse: !anyStandIn).Zip(
                idle.StandIns,
                (removed, alone) => Math.Abs(removed) > removal.Threshold || alone == 0 ? removed : alone),
        ];
        string?[] notes =
        [
            anyStandIn
                ? "Some units stand in for each other: they score what each brings back when the others are masked."
                : flat ? "Saliency is flat and the budget too small to mask each unit alone." : null,
            idle.Unanswered,
        ];
        return new UnitScores(
            $"hierarchical-perturbation/{(anyStandIn ? "alone" : "removed")}/{game.Evaluations}", "2", scores,
            game.Evaluations, ErrorFigures.Interaction(game, scores), Sentences.Join(notes));
    }

    private static async Task<UnitScores> IterateAsync(MaskingGame game, string note, CancellationToken cancellation)
    {
        var scores = await new IterativePerturbation().ScoreAsync(game, cancellation).ConfigureAwait(false);
        return scores with { Method = $"hierarchical-perturbation/one-by-one/{game.Units}", Note = note };
    }

    private static void Check(int budget)
    {
        if (budget < Needed)
        {
            throw new ExplanationException(
                $"Hierarchical perturbation needs at least {Needed} evaluations; raise the budget of {budget}.",
                "budget");
        }
    }
}
