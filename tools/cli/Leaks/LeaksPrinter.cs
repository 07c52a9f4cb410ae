using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Steering.Leaks;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Leaks;

/// <summary>Prints leak rates for people.</summary>
internal sealed class LeaksPrinter(CommandStreams streams)
{
    public void Print(LeaksReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            report.Concept, "answers that show it", "probability of its words");
        AddRow(table, "suppressed", report.LeakRate.Steered, report.Mass.Steered);
        AddRow(table, "unsteered", report.LeakRate.Unsteered, report.Mass.Unsteered);
        AddRow(table, "random concepts", report.LeakRate.Control, report.Mass.Control);
        TerminalOutput.ForOutput(streams).Write(table);
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Answers} answers to {report.Prompts} prompts, shown from a presence of {report.Threshold} on, " +
            $"95 % intervals by prompts"));
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Model.Name} on {report.Model.Backend}, {report.Seconds:0.0} s, seed {report.Seed}"));
    }

    private static void AddRow(Table table, string name, Rate rate, Rate mass) => table.AddRow(
        new Cell(name), new Cell(Text(rate, "0.00")), new Cell(Text(mass, "0.0000")));

    private static string Text(Rate rate, string format)
    {
        var numbers = new[] { rate.Mean, rate.Low, rate.High }.Select(
            number => number.ToString(format, CultureInfo.InvariantCulture)).ToList();
        return $"{numbers[0]} [{numbers[1]}, {numbers[2]}]";
    }
}
