namespace Whence.Cli.Explain;

/// <summary>Cuts the prompt into the units and what lies between them.</summary>
internal static class HeatPieces
{
    /// <summary>Returns all of the text in order; what belongs to no unit has no score.</summary>
    public static IEnumerable<(string Text, double? Score)> Of(ExplainReport report)
    {
        var end = 0;
        foreach (var unit in report.Units)
        {
            if (unit.StartChar > end)
            {
                yield return (report.Text[end..unit.StartChar], null);
            }

            yield return (unit.Text, unit.Score);
            end = unit.EndChar;
        }

        if (end < report.Text.Length)
        {
            yield return (report.Text[end..], null);
        }
    }
}
