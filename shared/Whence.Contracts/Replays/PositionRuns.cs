namespace Whence.Contracts.Replays;

/// <summary>Writes sets of positions as runs, start and exclusive end in turn: what is masked are mostly whole spans.
/// </summary>
public static class PositionRuns
{
    /// <summary>Returns the runs of a set of positions, [2 * runs], ascending.</summary>
    public static IReadOnlyList<int> Of(IEnumerable<int> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var runs = new List<int>();
        foreach (var position in positions.Distinct().Order())
        {
            if (runs.Count > 0 && runs[^1] == position)
            {
                runs[^1] = position + 1;
            }
            else
            {
                runs.AddRange([position, position + 1]);
            }
        }

        return runs;
    }

    /// <summary>Returns whether runs are pairs that rise within [0, <paramref name="length"/>].</summary>
    public static bool AreValid(IReadOnlyList<int> runs, int length)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.Count % 2 == 0
            && (runs.Count == 0 || (runs[0] >= 0 && runs[^1] <= length))
            && Enumerable.Range(1, Math.Max(0, runs.Count - 1)).All(i => runs[i] > runs[i - 1]);
    }

    /// <summary>Returns the positions that runs stand for, ascending.</summary>
    public static IReadOnlyList<int> Positions(IReadOnlyList<int> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var positions = new List<int>();
        for (var i = 0; i + 1 < runs.Count; i += 2)
        {
            positions.AddRange(Enumerable.Range(runs[i], runs[i + 1] - runs[i]));
        }

        return positions;
    }
}
