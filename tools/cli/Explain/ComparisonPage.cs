using System.Globalization;
using Whence.Pages;

namespace Whence.Cli.Explain;

/// <summary>Several methods beside each other on a page.</summary>
internal static class ComparisonPage
{
    public static Html Section(ComparisonReport comparison, IReadOnlyList<UnitReport> units) => Page.Section(
        "What other methods say",
        [
            Methods(comparison),
            Scores(comparison, units),
            Agreement(comparison),
            .. comparison.Skipped.Select(skipped => Page.Note($"{skipped.Name}: {skipped.Reason}")),
        ]);

    private static Html Methods(ComparisonReport comparison) => DataTable.Of(
        ["method", "without the strongest", "without random tokens", "error", "forwards"],
        comparison.Methods.Select(method => (IReadOnlyList<Html>)
        [
            method.Name,
            Numbers.WithSign(-method.RandomControl.Drop),
            Numbers.WithSign(-method.RandomControl.RandomDrop),
            Evidence.Error(method.Error),
            method.Forwards.ToString("N0", CultureInfo.InvariantCulture),
        ]));

    private static Html Scores(ComparisonReport comparison, IReadOnlyList<UnitReport> units) => DataTable.Of(
        ["unit", .. comparison.Methods.Select(method => method.Name)],
        units.Select((unit, i) => (IReadOnlyList<Html>)
        [
            unit.Text.Trim(),
            .. comparison.Methods.Select(method => Html.FromString(Numbers.WithSign(method.Scores[i]))),
        ]));

    private static Html Agreement(ComparisonReport comparison) => DataTable.Of(
        ["agreement", "Spearman", "top 3 in common"],
        comparison.Agreement.Select(pair => (IReadOnlyList<Html>)
        [
            $"{pair.Left} and {pair.Right}",
            pair.Spearman.ToString("0.00", CultureInfo.InvariantCulture),
            pair.TopOverlap.ToString("0 %", CultureInfo.InvariantCulture),
        ]));
}
