namespace Whence.Cli.Parity;

/// <summary>Compares top-k lists, which may differ where values are equal to rounding.</summary>
internal static class RankedSets
{
    /// <summary>Keeps the first <paramref name="top"/> of every row of <paramref name="kept"/>.</summary>
    public static T[] Cut<T>(T[] values, int kept, int top) =>
        [.. values.Chunk(kept).SelectMany(row => row.Take(top))];

    /// <summary>Compares row by row: the logits in order, and each index by its logit.</summary>
    public static ParityCheck Compare(
        string name, int[] ids, float[] logits, int[] expectedIds, float[] expectedLogits, int top)
    {
        var worst = 0.0;
        for (var row = 0; row < expectedIds.Length / top; row++)
        {
            var mine = Enumerable.Range(row * top, top).ToDictionary(i => ids[i], i => logits[i]);
            var least = expectedLogits.AsSpan(row * top, top).ToArray().Min();
            for (var i = row * top; i < (row + 1) * top; i++)
            {
                if (mine.TryGetValue(expectedIds[i], out var logit))
                {
                    worst = Math.Max(worst, Tolerance.Error(logit, expectedLogits[i]));
                }
                else if (Math.Abs(expectedLogits[i] - least) > Tolerance.Tie)
                {
                    return new ParityCheck(
                        name, false, double.PositiveInfinity, $"row {row} lacks concept {expectedIds[i]}");
                }
            }
        }

        return new ParityCheck(name, worst <= Tolerance.Value, worst);
    }
}
