using Whence.Engine.Randomness;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Masks random halves of the units and fits a sparse linear model (ContextCite, Cohen-Wang et al. 2024). Some of the
/// sets are held out; what the model gets wrong on them is its error.
/// </summary>
internal sealed class RandomAblation : IUnitMethod
{
    private const int Fitted = 64;
    private const int HeldOutEvery = 5; // of every five sets the last one
    private const double Keep = 0.5;
    private const double Alpha = 0.01; // the paper's
    private const int Fewest = 10;
    private const double LeastSpread = 1e-12;

    public async Task<UnitScores> ScoreAsync(MaskingGame game, CancellationToken cancellation)
    {
        var sets = Draw(game, (game.Question.Budget - game.Evaluations) ?? (Fitted * HeldOutEvery / 4));
        game.Planned = game.Evaluations + sets.Count;
        await game.EvaluateAsync(sets, cancellation).ConfigureAwait(false);
        var fitted = sets.Where((_, i) => i % HeldOutEvery != HeldOutEvery - 1).ToList();
        var heldOut = sets.Where((_, i) => i % HeldOutEvery == HeldOutEvery - 1).ToList();
        var lasso = Lasso.Fit([.. fitted.Select(set => Row(game, set))], [.. fitted.Select(set => game[set])], Alpha);
        return new UnitScores(
            $"random-ablation/lasso-{Alpha:0.##}/{fitted.Count}",
            "1",
            [.. lasso.Weights],
            game.Evaluations,
            new ErrorFigure("held_out_misfit", Misfit(game, lasso, heldOut)));
    }

    // Distinct sets, so that none of those held out was fitted; of few units there are not many.
    private static List<UnitSet> Draw(MaskingGame game, int count)
    {
        if (count < Fewest)
        {
            throw new ExplanationException(
                $"Random ablation needs at least {Fewest + 2} evaluations; raise the budget.", "budget");
        }

        var random = new SplitMix64(game.Question.Seed);
        var sets = new List<UnitSet>();
        var seen = new HashSet<UnitSet>();
        for (var draw = 0; draw < 4 * count && sets.Count < count; draw++)
        {
            var set = game.Set(Enumerable.Range(0, game.Units).Where(_ => random.NextDouble() >= Keep).ToList());
            if (seen.Add(set))
            {
                sets.Add(set);
            }
        }

        return sets;
    }

    private static double[] Row(MaskingGame game, UnitSet masked) =>
        [.. Enumerable.Range(0, game.Units).Select(unit => masked.Contains(unit) ? 0.0 : 1)];

    // 1 - R² on sets that the fit has not seen.
    private static double Misfit(MaskingGame game, Lasso lasso, List<UnitSet> heldOut)
    {
        double[] values = [.. heldOut.Select(set => game[set])];
        var mean = values.DefaultIfEmpty(0).Average();
        var spread = values.Sum(value => (value - mean) * (value - mean));
        var misses = heldOut.Sum(set => Math.Pow(game[set] - lasso.Predict(Row(game, set)), 2));
        return misses < LeastSpread ? 0 : misses / Math.Max(spread, LeastSpread);
    }
}
