namespace Whence.Explanations.Inputs.Methods;

/// <summary>What spans of units do: what the target loses without them, or what they bring back alone.</summary>
/// <param name="game">The game.</param>
/// <param name="alone">Whether all else is masked, in place of the span.</param>
internal sealed class SpanEffects(MaskingGame game, bool alone)
{
    // The share of the largest effect from which on a span counts.
    private const double StaticShare = 0.1;

    // Below a half: of two spans that overlap by half, only one may hand out what they share.
    private const double HardlyExplained = 0.4;

    private readonly List<(int[] Units, double Effect)> _spans = [];

    public MaskingGame Game => game;

    /// <summary>Gets the largest effect of any span.</summary>
    public double Largest => _spans.Select(span => Math.Abs(span.Effect)).DefaultIfEmpty(0).Max();

    /// <summary>Gets the static threshold.</summary>
    public double Threshold => StaticShare * Math.Max(Largest, Math.Abs(game.Drop(game.Everything)));

    /// <summary>Evaluates spans, as many of them as may be, and returns their effects.</summary>
    public async Task<IReadOnlyList<double>> EvaluateAsync(
        IEnumerable<int[]> spans, int most, CancellationToken cancellation)
    {
        var taken = spans.Take(Math.Max(0, most)).ToList();
        var sets = taken.Select(Masked).ToList();
        await game.EvaluateAsync(sets, cancellation).ConfigureAwait(false);
        List<double> effects = [.. sets.Select(Effect)];
        _spans.AddRange(taken.Zip(effects));
        return effects;
    }

    /// <summary>Returns the score of each unit: its own effect, or its part of a span's that the units in it hardly
    /// explain, as when two of them stand in for each other.</summary>
    public double[] Scores()
    {
        var scores = new double[game.Units];
        foreach (var (units, effect) in _spans.OrderBy(span => span.Units.Length))
        {
            var explained = units.Sum(unit => scores[unit]);
            if (units.Length == 1)
            {
                scores[units[0]] = effect;
            }
            else if (Math.Abs(effect) > Threshold && Math.Abs(explained) < HardlyExplained * Math.Abs(effect))
            {
                Share(scores, units, effect - explained);
            }
        }

        return scores;
    }

    // Units that count alone keep their score.
    private void Share(double[] scores, int[] units, double effect)
    {
        var open = units.Where(unit => Math.Abs(scores[unit]) <= Threshold).ToList();
        foreach (var unit in open)
        {
            scores[unit] += effect / open.Count;
        }
    }

    private UnitSet Masked(int[] span) =>
        alone ? game.Set(Enumerable.Range(0, game.Units).Except(span)) : game.Set(span);

    private double Effect(UnitSet masked) =>
        alone ? game[masked] - game[game.Everything] : game.Drop(masked);
}
