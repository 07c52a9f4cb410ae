using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Pages;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Explain;

/// <summary>Prints several methods beside each other, and how far they agree.</summary>
internal sealed class ComparisonPrinter(IAnsiConsole console)
{
    private const int Strongest = 3;

    public void Print(ComparisonReport comparison, IReadOnlyList<UnitReport> units)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("method", "strongest units", "top / random", "error", "forwards");
        foreach (var method in comparison.Methods)
        {
            table.AddRow(
                new Cell(method.Name),
                new Cell(Top(method, units)),
                new Cell(
                    $"{Numbers.WithSign(-method.RandomControl.Drop)} / " +
                    $"{Numbers.WithSign(-method.RandomControl.RandomDrop)} {MethodNames.Unit(method.Scale)}"),
                new Cell(Evidence.Error(method.Error)),
                new Cell(method.Forwards.ToString("N0", CultureInfo.InvariantCulture)));
        }

        console.Write(table);
        PrintAgreement(comparison);
        foreach (var skipped in comparison.Skipped)
        {
            console.Write(new Paragraph($"{skipped.Name}: {skipped.Reason}", new Style(Color.Grey)));
            console.WriteLine();
        }

        console.WriteLine();
    }

    // A square: above the diagonal the correlation of ranks, below it the strongest in common.
    private void PrintAgreement(ComparisonReport comparison)
    {
        var names = comparison.Methods.Select(method => method.Name).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumn("Spearman \\ top 3");
        table.AddColumns([.. names]);
        foreach (var (row, name) in names.Index())
        {
            table.AddRow(names.Select((_, column) => new Cell(AgreementText.Of(comparison, row, column)))
                .Prepend(new Cell(name)));
        }

        console.Write(table);
    }

    private static string Top(ComparedMethod method, IReadOnlyList<UnitReport> units) => string.Join(
        ", ",
        units.Zip(method.Scores).OrderByDescending(pair => pair.Second).Take(Strongest)
            .Select(pair => $"{SignedBars.Short(pair.First.Text, 20)} {Numbers.WithSign(pair.Second)}"));
}
