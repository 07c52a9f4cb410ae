using System.Numerics;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// Exact Shapley values (Shapley 1953): φ_i = Σ over S without i of |S|! (n - |S| - 1)! / n! · (v(S + i) - v(S)), with
/// v(S) the target when only S is kept.
/// </summary>
internal sealed class ShapleyValues : IUnitMethod
{
    public const int UnitsMax = 10;

    public async Task<UnitScores> ScoreAsync(MaskingGame game, CancellationToken cancellation)
    {
        var n = game.Units;
        if (n > UnitsMax)
        {
            throw new ExplanationException(
                $"Shapley values of {n} units need {BigInteger.Pow(2, n)} evaluations; use at most {UnitsMax} units, " +
                "for example sentences, or the method ablation.",
                "method");
        }

        Budgets.Check(game, 1 << n, "Shapley values");
        var subsets = Enumerable.Range(0, 1 << n).Select(kept => Masked(game, kept)).ToList();
        game.Planned = subsets.Count;
        await game.EvaluateAsync(subsets, cancellation).ConfigureAwait(false);
        double[] values = [.. subsets.Select(set => game[set])];
        double[] scores = [.. Enumerable.Range(0, n).Select(unit => Value(values, n, unit))];
        return new UnitScores(
            $"shapley/{subsets.Count}", "1", scores, game.Evaluations,
            ErrorFigures.Gap("efficiency", scores.Sum(), game.Drop(game.Everything)));
    }

    private static UnitSet Masked(MaskingGame game, int kept) =>
        game.Set(Enumerable.Range(0, game.Units).Where(unit => (kept >> unit & 1) == 0));

    private static double Value(double[] values, int n, int unit)
    {
        var sum = 0.0;
        for (var kept = 0; kept < values.Length; kept++)
        {
            if ((kept >> unit & 1) == 0)
            {
                // |S|! (n - |S| - 1)! / n! = 1 / (n · C(n - 1, |S|)).
                var weight = 1 / (n * Binomial(n - 1, BitOperations.PopCount((uint)kept)));
                sum += weight * (values[kept | (1 << unit)] - values[kept]);
            }
        }

        return sum;
    }

    private static double Binomial(int n, int k) =>
        Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
