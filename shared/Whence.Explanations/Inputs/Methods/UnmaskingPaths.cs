using Whence.Engine.Randomness;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// The paths of integrated gradients, from the masking of all parts of a sequence to all of them. A straight path moves
/// all at once: half way the model reads no question yet, and what a word does to the answer is lost. So parts are
/// dealt out at random, each time differently; one half comes back along a straight line, then the other beside it, and
/// once more the other way round. Of two parts in different halves each is then judged beside the other.
/// </summary>
/// <remarks>Integrals along any path add up to its ends (Friedman 2004), and so does their mean.</remarks>
internal static class UnmaskingPaths
{
    /// <summary>How many straight legs a pair of paths has.</summary>
    public const int LegsOfPair = 4;

    /// <summary>Returns the straight legs of pairs of paths, or the one straight path of a single part.</summary>
    /// <param name="parts">How many parts.</param>
    /// <param name="pairs">How often the parts are dealt out; less often where fewer deals differ.</param>
    /// <param name="seed">The seed of the halves.</param>
    public static IReadOnlyList<PathLeg> Halves(int parts, int pairs, ulong seed)
    {
        if (parts < 2)
        {
            return Straight(parts);
        }

        var deals = Deals(parts, (int)Math.Min(pairs, Distinct(parts)), new SplitMix64(seed));
        return [.. deals.SelectMany(deal => Pair(deal.First, deal.Second, 0.5 / deals.Count))];
    }

    /// <summary>Returns the path that moves all parts at once.</summary>
    public static IReadOnlyList<PathLeg> Straight(int parts) => [new PathLeg([.. Enumerable.Range(0, parts)], [], 1)];

    // A deal and its reverse are the same: a pair of paths goes both ways.
    private static List<(int[] First, int[] Second)> Deals(int parts, int count, SplitMix64 random)
    {
        var (seen, deals) = (new HashSet<UnitSet>(), new List<(int[] First, int[] Second)>());
        while (deals.Count < count)
        {
            int[] order = [.. Enumerable.Range(0, parts)];
            random.Shuffle(order.AsSpan());
            var (first, second) = (order[..(parts / 2)], order[(parts / 2)..]);
            if (seen.Add(new UnitSet(parts, first)))
            {
                seen.Add(new UnitSet(parts, second));
                deals.Add((first, second));
            }
        }

        return deals;
    }

    // C(n, n / 2) ways, each twice where both halves are as large; 1, 3, 3, 10 for 2 to 5 parts.
    private static double Distinct(int parts)
    {
        var half = parts / 2;
        var ways = Enumerable.Range(1, half).Aggregate(1.0, (product, i) => product * (parts - half + i) / i);
        return parts % 2 == 0 ? ways / 2 : ways;
    }

    private static PathLeg[] Pair(int[] first, int[] second, double weight) =>
    [
        new PathLeg(first, second, weight), new PathLeg(second, [], weight),
        new PathLeg(second, first, weight), new PathLeg(first, [], weight),
    ];
}
