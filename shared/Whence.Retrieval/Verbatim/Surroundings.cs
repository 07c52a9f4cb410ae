namespace Whence.Retrieval.Verbatim;

/// <summary>An occurrence with what stands around it, in tokens of the corpus.</summary>
/// <param name="Document">The ordinal of its document.</param>
/// <param name="First">Where what stands before it begins.</param>
/// <param name="Start">Where the match begins.</param>
/// <param name="End">Where the match ends.</param>
/// <param name="Last">Where what stands behind it ends.</param>
internal readonly record struct Surroundings(int Document, int First, int Start, int End, int Last)
{
    /// <summary>Tells occurrences apart by the words around them.</summary>
    public static int Hash(Surroundings place, ReadOnlySpan<int> tokens)
    {
        var hash = default(HashCode);
        hash.Add(place.Start - place.First);
        foreach (var token in tokens[place.First..place.Last])
        {
            hash.Add(token);
        }

        return hash.ToHashCode();
    }

    public static bool Same(Surroundings left, Surroundings right, ReadOnlySpan<int> tokens) =>
        left.Start - left.First == right.Start - right.First
        && tokens[left.First..left.Last].SequenceEqual(tokens[right.First..right.Last]);
}
