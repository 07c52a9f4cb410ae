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
        var (count, strongest, rest) = Choose(game.Question, scores);
        var sets = Sets(game.Question.Seed, rest, strongest.Length);
        var values = await game.ReplayAsync([strongest, .. sets], cancellation).ConfigureAwait(false);
        double[] drops = [.. values.Select(value => game[game.Nothing] - value)];
        var (mean, deviation) = Moments(drops.AsSpan(1));
        return new RandomControl(count, strongest.Length, drops[0], mean, deviation, sets.Count);
    }

    // The strongest three, or fewer until the rest of the prompt leaves a choice.
    private static (int Count, int[] Strongest, int[] Others) Choose(InputQuestion question, double[] scores)
    {
        var ranked = question.Units.Zip(scores)
            .OrderByDescending(pair => pair.Second).Select(pair => pair.First).ToList();
        var prompt = question.PromptPositions ?? [.. question.Units.SelectMany(Positions)];
        for (var count = ranked.Count < Few ? 1 : Strongest; ; count--)
        {
            int[] strongest = [.. ranked.Take(count).SelectMany(Positions)];
            int[] rest = [.. prompt.Except(strongest)];
            if (count == 1 || rest.Length >= 2 * strongest.Length)
            {
                return (count, strongest, rest);
            }
        }
    }

    // Distinct sets: of a short rest there are not many.
    private static List<int[]> Sets(ulong seed, int[] rest, int size)
    {
        var (random, seen, sets) = (new SplitMix64(seed), new HashSet<string>(), new List<int[]>());
        for (var draw = 0; draw < 4 * Draws && sets.Count < Draws && rest.Length >= size; draw++)
        {
            var shuffled = (int[])rest.Clone();
            random.Shuffle(shuffled.AsSpan());
            int[] set = [.. shuffled.Take(size).Order()];
            if (seen.Add(string.Join(' ', set)))
            {
                sets.Add(set);
            }
        }

        return sets;
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
