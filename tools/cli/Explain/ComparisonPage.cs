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
            Page.Note("Above the diagonal: rank correlation of the scores. Below: the top three units in common."),
            Agreement(comparison),
            .. comparison.Skipped.Select(skipped => Page.Note($"{skipped.Name}: {skipped.Reason}")),
        ]);

    private static Html Methods(ComparisonReport comparison) => DataTable.Of(
        ["method", "without the strongest", "without random tokens", "error", "forwards"],
        comparison.Methods.Select(method => (IReadOnlyList<Html>)
        [
            method.Name,
            $"{Numbers.WithSign(-method.RandomControl.Drop)} {MethodNames.Unit(method.Scale)}",
            $"{Numbers.WithSign(-method.RandomControl.RandomDrop)} {MethodNames.Unit(method.Scale)}",
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

    private static Html Agreement(ComparisonReport comparison)
    {
        var names = comparison.Methods.Select(method => method.Name).ToList();
        return DataTable.Of(
            ["Spearman \\ top 3", .. names],
            names.Select((name, row) => (IReadOnlyList<Html>)
            [
                name,
                .. names.Select((_, column) => Html.FromString(AgreementText.Of(comparison, row, column))),
            ]));
    }
}
