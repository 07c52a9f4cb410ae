namespace Whence.Explanations.Inputs.Methods;

/// <summary>Masks one unit at a time: n evaluations besides the two of nothing and of everything.</summary>
internal sealed class IterativePerturbation : IUnitMethod
{
    public async Task<UnitScores> ScoreAsync(MaskingGame game, CancellationToken cancellation)
    {
        Budgets.Check(game, game.Units + 2, "Masking one unit at a time");
        var single = Enumerable.Range(0, game.Units).Select(unit => game.Set([unit])).ToList();
        game.Planned = Math.Max(game.Planned, game.Units + 2);
        await game.EvaluateAsync(single, cancellation).ConfigureAwait(false);
        double[] scores = [.. single.Select(game.Drop)];
        return new UnitScores(
            $"iterative-perturbation/{game.Units}", "1", scores, game.Evaluations,
            ErrorFigures.Interaction(game, scores));
    }
}
