using Whence.Engine.Randomness;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>Masks the strongest units, and beside them as many random positions of the rest of the prompt.</summary>
internal static class RandomControls
{
    private const int Draws = 16;
    private const int Few = 6; // with fewer units the strongest alone counts
    private const int Strongest = 3;

    /// <summary>Returns the control, without draws where the rest of the prompt is too short for any.</summary>
    public static async Task<RandomControl> RunAsync(
        MaskingGame game, double[] scores, CancellationToken cancellation)
    {
        var question = game.Question;
        var count = Math.Min(game.Units, game.Units < Few ? 1 : Strongest);
        var top = Enumerable.Range(0, game.Units).OrderByDescending(unit => scores[unit]).Take(count).ToList();
        int[] strongest = [.. top.SelectMany(unit => Positions(question.Units[unit]))];
        int[] rest = [.. (question.PromptPositions ?? [.. question.Units.SelectMany(Positions)]).Except(strongest)];
        var draws = rest.Length < strongest.Length ? 0 : Draws;
        IReadOnlyList<int>[] masks = [strongest, .. Sets(question.Seed, rest, strongest.Length, draws)];
        var values = await game.ReplayAsync(masks, cancellation).ConfigureAwait(false);
        double[] drops = [.. values.Select(value => game[game.Nothing] - value)];
        var (mean, deviation) = Moments(drops.AsSpan(1));
        return new RandomControl(count, strongest.Length, drops[0], mean, deviation, draws);
    }

    private static IEnumerable<int[]> Sets(ulong seed, int[] rest, int size, int draws)
    {
        var random = new SplitMix64(seed);
        for (var draw = 0; draw < draws; draw++)
        {
            var shuffled = (int[])rest.Clone();
            random.Shuffle(shuffled.AsSpan());
            yield return shuffled[..size];
        }
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values)
    {
        double[] all = [.. values];
        var mean = all.DefaultIfEmpty(0).Average();
        var squares = all.Sum(value => (value - mean) * (value - mean));
        return (mean, all.Length < 2 ? 0 : Math.Sqrt(squares / (all.Length - 1)));
    }

    private static IEnumerable<int> Positions(InputUnit unit) =>
        Enumerable.Range(unit.StartToken, unit.EndToken - unit.StartToken);
}
