namespace Whence.Explanations.Inputs.Methods;

/// <summary>What spans of some units do: what the target loses without them, or what they alone bring back when all of
/// these units are masked.</summary>
/// <param name="game">The game.</param>
/// <param name="units">The units that are searched, in order of the prompt; spans are ranges of this list.</param>
/// <param name="alone">Whether the other units of the list are masked, in place of the span.</param>
internal sealed class SpanEffects(MaskingGame game, int[] units, bool alone)
{
    // The shares of the largest effect from which on a span is worth a look, and from which on it counts.
    private const double StaticShare = 0.02;
    private const double NotableShare = 0.1;

    // Below a half: of two spans that overlap by half, only one may hand out what they share.
    private const double HardlyExplained = 0.4;
    private const double MostlyExplained = 0.6;

    private readonly Dictionary<UnitSpan, double> _effects = [];

    public MaskingGame Game => game;

    /// <summary>Gets how many units are searched.</summary>
    public int Count => units.Length;

    /// <summary>Gets the largest effect of any span.</summary>
    public double Largest => _effects.Values.Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <summary>Gets the static threshold.</summary>
    public double Threshold => StaticShare * Scale;

    /// <summary>Gets the effect from which on something counts whatever the search makes of it.</summary>
    public double Notable => NotableShare * Scale;

    /// <summary>Gets the units that were looked at alone and count.</summary>
    public IEnumerable<int> Found =>
        _effects.Where(pair => pair.Key.Length == 1 && Math.Abs(pair.Value) > Notable)
            .Select(pair => units[pair.Key.Start]);

    /// <summary>Returns the units of the shortest span that counts though nothing inside it does; all units where
    /// there is none.</summary>
    public int[] Unexplained()
    {
        var scores = Scores(coarse: false);
        var spans = _effects.Where(pair => pair.Key.Length > 1 && Math.Abs(pair.Value) > Notable)
            .Select(pair => pair.Key).Where(span => !IsExplained(span, scores))
            .OrderBy(span => span.Length).ThenBy(span => span.Start).ToList();
        return spans.Count == 0 ? units : units[spans[0].Start..spans[0].End];
    }

    private double Scale => Math.Max(Largest, Math.Abs(game.Drop(game.Everything)));

    /// <summary>Evaluates spans in their order until the game has spent the budget, and returns those that are known
    /// with their effects; a set of masks that was evaluated before costs nothing.</summary>
    public async Task<IReadOnlyList<(UnitSpan Span, double Effect)>> EvaluateAsync(
        IEnumerable<UnitSpan> spans, int budget, CancellationToken cancellation)
    {
        var asked = spans.Distinct().ToList();
        var fresh = asked.Select(Masked).Distinct().Where(set => !game.Knows(set));
        await game.EvaluateAsync(fresh.Take(Math.Max(0, budget - game.Evaluations)), cancellation)
            .ConfigureAwait(false);
        List<UnitSpan> known = [.. asked.Where(span => game.Knows(Masked(span)))];
        known.ForEach(span => _effects[span] = Effect(span));
        return [.. known.Select(span => (span, _effects[span]))];
    }

    /// <summary>Returns the score of each unit: what it does alone, where that was asked, or its part of the least
    /// that any span around it does.</summary>
    /// <param name="coarse">Whether units that were not asked alone have a score.</param>
    public double[] Scores(bool coarse)
    {
        var scores = new double[game.Units];
        var spans = _effects.Where(pair => coarse || pair.Key.Length == 1)
            .OrderBy(pair => pair.Key.Length == 1).ThenByDescending(pair => Math.Abs(pair.Value))
            .ThenByDescending(pair => pair.Key.Length).ThenBy(pair => pair.Key.Start);
        foreach (var (span, effect) in spans)
        {
            // The last word on a unit has the least span around it, or the unit alone.
            foreach (var unit in units[span.Start..span.End])
            {
                scores[unit] = effect / span.Length;
            }
        }

        return scores;
    }

    // By the units in it together, or by a span inside it: much of what is lost with both may be lost with either.
    private bool IsExplained(UnitSpan span, double[] scores)
    {
        var effect = Math.Abs(_effects[span]);
        var together = Math.Abs(units[span.Start..span.End].Sum(unit => scores[unit]));
        return together >= HardlyExplained * effect || _effects.Any(
            pair => pair.Key != span && span.Contains(pair.Key) && Math.Abs(pair.Value) >= MostlyExplained * effect);
    }

    private UnitSet Masked(UnitSpan span)
    {
        var members = units[span.Start..span.End];
        return game.Set(alone ? units.Except(members) : members);
    }

    private double Effect(UnitSpan span) =>
        alone ? game[Masked(span)] - game[game.Set(units)] : game.Drop(Masked(span));
}
