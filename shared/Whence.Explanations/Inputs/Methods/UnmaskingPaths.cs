using Whence.Engine.Randomness;

namespace Whence.Explanations.Inputs.Methods;

/// <summary>
/// The paths of integrated gradients, from the masking of all parts of a sequence to all of them. A straight path moves
/// all at once: half way the model reads no question yet, and what a word does to the answer is lost. So parts are
/// dealt out at random; one half comes back along a straight line, then the other beside it, and once more the other
/// way round. Of two parts in different halves each is then judged beside the other.
/// </summary>
/// <remarks>Integrals along any path add up to its ends (Friedman 2004), and so does their mean.</remarks>
internal static class UnmaskingPaths
{
    /// <summary>How many straight legs a pair of paths has.</summary>
    public const int LegsOfPair = 4;

    /// <summary>Returns the straight legs of pairs of paths, or the one straight path of a single part.</summary>
    /// <param name="parts">How many parts.</param>
    /// <param name="pairs">How often the parts are dealt out.</param>
    /// <param name="seed">The seed of the halves.</param>
    public static IReadOnlyList<PathLeg> Halves(int parts, int pairs, ulong seed)
    {
        var random = new SplitMix64(seed);
        return parts < 2
            ? Straight(parts)
            : [.. Enumerable.Range(0, pairs).SelectMany(_ => Pair(parts, 0.5 / pairs, random))];
    }

    /// <summary>Returns the path that moves all parts at once.</summary>
    public static IReadOnlyList<PathLeg> Straight(int parts) => [new PathLeg([.. Enumerable.Range(0, parts)], [], 1)];

    private static PathLeg[] Pair(int parts, double weight, SplitMix64 random)
    {
        int[] order = [.. Enumerable.Range(0, parts)];
        random.Shuffle(order.AsSpan());
        var (first, second) = (order[..(parts / 2)], order[(parts / 2)..]);
        return
        [
            new PathLeg(first, second, weight), new PathLeg(second, [], weight),
            new PathLeg(second, first, weight), new PathLeg(first, [], weight),
        ];
    }
}
