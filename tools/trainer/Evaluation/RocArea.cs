namespace Whence.Trainer.Evaluation;

/// <summary>The area under the ROC curve: the chance that a score with the label exceeds one without, ties half.
/// </summary>
internal static class RocArea
{
    /// <summary>Returns the area, or null where all or none of the scores have the label.</summary>
    public static double? Of(IReadOnlyList<(float Score, bool Present)> scores)
    {
        var present = scores.Count(pair => pair.Present);
        var absent = scores.Count - present;
        if (present == 0 || absent == 0)
        {
            return null;
        }

        // Mann and Whitney 1947: the ranks of those with the label, less what they have among themselves.
        var ranks = PresentRanks([.. scores.OrderBy(pair => pair.Score)]);
        return (ranks - (present * (present + 1.0) / 2)) / ((double)present * absent);
    }

    // Equal scores share the mean of their ranks, which count from one.
    private static double PresentRanks((float Score, bool Present)[] sorted)
    {
        var sum = 0.0;
        for (var first = 0; first < sorted.Length;)
        {
            var end = first;
            var present = 0;
            while (end < sorted.Length && sorted[end].Score.Equals(sorted[first].Score))
            {
                present += sorted[end].Present ? 1 : 0;
                end++;
            }

            sum += present * ((first + 1.0 + end) / 2);
            first = end;
        }

        return sum;
    }
}
