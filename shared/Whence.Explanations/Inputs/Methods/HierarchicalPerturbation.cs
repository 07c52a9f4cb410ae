namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Searches spans from coarse to fine under a budget. Where no span is needed, it asks which is enough alone; where
/// neighbours cancel, it looks at every other unit; where all spans do the same, it masks units one by one.
/// </summary>
internal sealed class HierarchicalPerturbation : IUnitMethod
{
    private const int LeastBudget = 51;
    private const int UnitsPerEvaluation = 5;
    private const int Needed = 9; // nothing, everything, the first spans, both halves by turns

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
        var removal = new SpanEffects(game, alone: false);
        int[] all = [.. Enumerable.Range(0, game.Units)];
        var outcome = await SpanSearch.RunAsync(removal, all, budget - 2, cancellation).ConfigureAwait(false);
        if (outcome == SearchOutcome.Nothing)
        {
            var insertion = new SpanEffects(game, alone: true);
            var enough = await SpanSearch.RunAsync(insertion, all, budget - 2, cancellation).ConfigureAwait(false);
            if (enough == SearchOutcome.Found)
            {
                return Result(
                    game, insertion, "alone",
                    "No span is needed: scores are what each brings back when all else is masked.");
            }
        }

        var uncovered = outcome != SearchOutcome.Flat
            && await ByTurnsAsync(removal, budget, cancellation).ConfigureAwait(false);
        if (outcome == SearchOutcome.Found || uncovered)
        {
            return Result(game, removal, "removed", null);
        }

        return game.Question.Budget is null
            ? await IterateAsync(game, "Saliency is flat: each unit was masked alone.", cancellation)
                .ConfigureAwait(false)
            : Result(game, removal, "removed", "Saliency is flat and the budget too small to mask each unit alone.");
    }

    // Masks every other unit: what the scores do not foresee there may be neighbours that cancel. Returns whether that
    // led to units that count.
    private static async Task<bool> ByTurnsAsync(SpanEffects removal, int budget, CancellationToken cancellation)
    {
        var units = Enumerable.Range(0, removal.Game.Units);
        var scores = removal.Scores();
        int[][] turns = [[.. units.Where(unit => unit % 2 == 0)], [.. units.Where(unit => unit % 2 == 1)]];
        var sets = turns.Select(removal.Game.Set).ToList();
        await removal.Game.EvaluateAsync(sets, cancellation).ConfigureAwait(false);
        double[] missed =
        [
            .. turns.Zip(sets, (turn, set) => Math.Abs(removal.Game.Drop(set) - turn.Sum(unit => scores[unit]))),
        ];
        if (missed.Max() <= Math.Max(removal.Threshold, 0.1 * sets.Max(set => Math.Abs(removal.Game.Drop(set)))))
        {
            return false;
        }

        var worse = turns[missed[0] >= missed[1] ? 0 : 1];
        var outcome = await SpanSearch.RunAsync(removal, worse, budget - 2, cancellation).ConfigureAwait(false);
        await NeighboursAsync(removal, budget, cancellation).ConfigureAwait(false);
        return outcome == SearchOutcome.Found;
    }

    private static async Task NeighboursAsync(
        SpanEffects removal, int budget, CancellationToken cancellation)
    {
        var (game, scores) = (removal.Game, removal.Scores());
        var beside = Enumerable.Range(0, game.Units)
            .Where(unit => Math.Abs(scores[unit]) > removal.Threshold)
            .OrderByDescending(unit => Math.Abs(scores[unit]))
            .SelectMany(unit => new[] { unit - 1, unit + 1 })
            .Where(unit => unit >= 0 && unit < game.Units && !game.Knows(game.Set([unit])))
            .Distinct();
        await removal.EvaluateAsync(beside.Select(unit => new[] { unit }), budget - game.Evaluations, cancellation)
            .ConfigureAwait(false);
    }

    private static async Task<UnitScores> IterateAsync(MaskingGame game, string note, CancellationToken cancellation)
    {
        var scores = await new IterativePerturbation().ScoreAsync(game, cancellation).ConfigureAwait(false);
        return scores with { Method = $"hierarchical-perturbation/one-by-one/{game.Units}", Note = note };
    }

    private static UnitScores Result(MaskingGame game, SpanEffects effects, string how, string? note)
    {
        var scores = effects.Scores();
        return new UnitScores(
            $"hierarchical-perturbation/{how}/{game.Evaluations}", "1", scores, game.Evaluations,
            ErrorFigures.Interaction(game, scores), note);
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
