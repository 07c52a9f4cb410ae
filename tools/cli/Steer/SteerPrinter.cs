using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Steer;

/// <summary>Prints steered answers for people: three texts side by side, and the numbers below.</summary>
internal sealed class SteerPrinter(CommandStreams streams)
{
    private static readonly Style Soft = new(Color.Grey);

    private readonly IAnsiConsole _console = TerminalOutput.ForOutput(streams);

    public void Print(SteerReport report)
    {
        Line(report.Prompt, Soft);
        Line(Pushed(report), Soft);
        foreach (var run in report.Runs)
        {
            Print(run);
        }

        Line(
            "mass: probability on the concept's own tokens; presence: that the text holds the concept; " +
            "log-probability: per token, under the unsteered model",
            Soft);
        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Model.Name} on {report.Model.Backend}, {report.Seconds:0.0} s, seed {report.Seed}"),
            Soft);
    }

    // What --auto or a profile chose would else stay unsaid.
    private static string Pushed(SteerReport report)
    {
        var first = report.Runs[0].Steered.Concepts.Select(concept => concept.Name);
        return $"steered: {string.Join(", ", first)}";
    }

    private void Print(SteerRunReport run)
    {
        var strength = run.Strength is { } given
            ? " at " + given.ToString("0.##", CultureInfo.InvariantCulture)
            : "";
        _console.WriteLine();
        TextColumns.Write(
            _console,
            [
                ("steered" + strength, new Paragraph(run.Steered.Text)),
                ("unsteered, same seed", new Paragraph(run.Unsteered.Text)),
                ($"random: {string.Join(", ", run.ControlConcepts)}", new Paragraph(run.Control.Text)),
            ]);
        foreach (var firing in run.Steered.Firings)
        {
            Line(FormattableString.Invariant(
                $"rule fired: {firing.Rule} ({firing.Activation:0.00} in step {firing.Step})"), Style.Plain);
        }

        _console.Write(Figures(run));
    }

    private static Table Figures(SteerRunReport run)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("", "steered", "unsteered", "random");
        (string Name, SteeredAnswerReport Answer)[] answers =
            [("steered", run.Steered), ("unsteered", run.Unsteered), ("random", run.Control)];
        for (var i = 0; i < run.Steered.Concepts.Count; i++)
        {
            var name = run.Steered.Concepts[i].Name;
            Row(table, $"{name}: mass", answers, answer => Percent(answer.Concepts[i].Mass));
            Row(table, $"{name}: presence", answers, answer => Percent(answer.Concepts[i].Presence));
        }

        Row(table, "log-probability", answers, answer => Number(answer.LogProbability));
        Row(table, "repeated pairs", answers, answer => Percent(answer.RepeatedShare));
        Row(table, "changed tokens", answers, answer => $"{answer.ChangedTokens}");
        Row(table, "ended by", answers, answer => answer.AbortedBy ?? answer.StopReason);
        return table;
    }

    private static void Row(
        Table table,
        string name,
        (string Name, SteeredAnswerReport Answer)[] answers,
        Func<SteeredAnswerReport, string> figure) =>
        table.AddRow(answers.Select(answer => new Cell(figure(answer.Answer))).Prepend(new Cell(name)));

    private void Line(string text, Style style)
    {
        _console.Write(new Paragraph(text, style));
        _console.WriteLine();
    }

    private static string Percent(double share) => (100 * share).ToString("0.00 '%'", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "none";
}
