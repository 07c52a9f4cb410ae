namespace Whence.Steering.Runs;

/// <summary>Compares token sequences.</summary>
public static class TokenChanges
{
    /// <summary>Returns how many tokens a shortest edit removes and adds: what the longest common subsequence leaves of
    /// both.</summary>
    public static int Count(IReadOnlyList<int> before, IReadOnlyList<int> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        // One row of the table at a time: common[j] is the length for before[..i] and after[..j].
        var common = new int[after.Count + 1];
        foreach (var token in before)
        {
            var diagonal = 0;
            for (var j = 1; j <= after.Count; j++)
            {
                var longest = token == after[j - 1] ? diagonal + 1 : Math.Max(common[j], common[j - 1]);
                (diagonal, common[j]) = (common[j], longest);
            }
        }

        return before.Count + after.Count - (2 * common[^1]);
    }

    /// <summary>Returns the share of pairs of neighbours that stand in the sequence before, 0 to 1.</summary>
    public static double RepeatedShare(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var pairs = tokens.Zip(tokens.Skip(1)).ToList();
        return pairs.Count == 0 ? 0 : 1 - ((double)pairs.Distinct().Count() / pairs.Count);
    }
}
