namespace Whence.Engine.Replay;

/// <summary>
/// Snapshots that must be computed. A commit depends on its own attention block and those before it; what was decided
/// behind it since that block last changed makes no difference, so it is read where the block was computed for another.
/// </summary>
internal static class SharedSnapshots
{
    /// <summary>Returns the snapshots with the commits of all that can be read from them; those left without commits
    /// are gone.</summary>
    /// <param name="snapshots">All snapshots, in commit order.</param>
    public static IReadOnlyList<CommitSnapshot> Of(IReadOnlyList<CommitSnapshot> snapshots) =>
    [
        .. Enumerable.Range(0, snapshots.Count).GroupBy(i => First(snapshots, i)).OrderBy(group => group.Key).Select(
            group => snapshots[group.Key] with { Commits = [.. group.SelectMany(i => snapshots[i].Commits)] }),
    ];

    // The first of the snapshots up to this one that all hold what its commits depend on.
    private static int First(IReadOnlyList<CommitSnapshot> snapshots, int index)
    {
        var first = index;
        while (first > 0 && Holds(snapshots[first - 1], snapshots[index]))
        {
            first--;
        }

        return first;
    }

    private static bool Holds(CommitSnapshot earlier, CommitSnapshot later) =>
        earlier.Tokens.AsSpan().StartsWith(later.Tokens)
        && Equals(earlier.Injection, later.Injection)
        && Equals(earlier.Edits, later.Edits);
}
