using System.Globalization;

namespace Whence.Cli.Explain;

/// <summary>A cell of the square of methods: above the diagonal the correlation of their ranks, below it the share of
/// the strongest units that they have in common.</summary>
internal static class AgreementText
{
    public static string Of(ComparisonReport comparison, int row, int column)
    {
        if (row == column)
        {
            return "";
        }

        var (left, right) = (comparison.Methods[Math.Min(row, column)], comparison.Methods[Math.Max(row, column)]);
        var pair = comparison.Agreement.Single(pair => pair.Left == left.Name && pair.Right == right.Name);
        return column > row
            ? pair.Spearman.ToString("0.00", CultureInfo.InvariantCulture)
            : pair.TopOverlap.ToString("0 %", CultureInfo.InvariantCulture);
    }
}
