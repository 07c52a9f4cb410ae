using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Pages;

namespace Whence.Cli.Trace;

/// <summary>Prints a trace for people: the answer, each kind of evidence for itself, and the figures.</summary>
internal sealed class TracePrinter(CommandStreams streams)
{
    private static readonly Style Soft = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Marked = new(decoration: Decoration.Underline);

    private readonly IAnsiConsole _console = TerminalOutput.ForOutput(streams);

    public void Print(TraceReport report)
    {
        Line(report.Prompt, Soft);
        Line(report.Text, Style.Plain);
        if (report.Target.Name != "answer")
        {
            Line($"({report.Target.Name}: {SignedBars.Short(report.Target.Text, 60)})", Soft);
        }

        foreach (var (evidence, method, title) in TraceMethods.All)
        {
            PrintMethod(report, evidence, method, title);
        }

        _console.WriteLine();
        if (report.Without is { } without)
        {
            new WithoutPrinter(_console).Print(without);
        }

        PrintFigures(report);
    }

    private void PrintMethod(TraceReport report, string evidence, string method, string title)
    {
        _console.WriteLine();
        _console.Write(new Paragraph($"{evidence}, {method}", Strong).Append($": {title}", Soft));
        _console.WriteLine();
        var hits = report.Sources.Where(hit => hit.Method == method).ToList();
        if (hits.Count == 0)
        {
            Line("  " + TraceMethods.Nothing(report, method), Style.Plain);
        }

        if (method == TraceMethods.Prototypes && report.Shares.Count > 0)
        {
            Line("  " + string.Join(", ", report.Shares.Select(Share)), Style.Plain);
        }

        MatchReport? shown = null;
        foreach (var hit in hits)
        {
            if (hit.Match is { } match && match != shown)
            {
                shown = match;
                Line("  " + HitText.Match(match), Style.Plain);
            }

            PrintHit(hit);
        }
    }

    private void PrintHit(HitReport hit)
    {
        Line($"  {HitText.Percent(hit.Share),5}  {HitText.Place(hit)}", Style.Plain);
        var mark = _console.Profile.Capabilities.Ansi ? ("", "") : ("«", "»");
        _console.Write(new Paragraph("         ")
            .Append(HitText.Before(hit) + mark.Item1, Soft)
            .Append(HitText.Middle(hit), Marked)
            .Append(mark.Item2 + HitText.After(hit), Soft));
        _console.WriteLine();
    }

    private void PrintFigures(TraceReport report)
    {
        Line(
            $"{report.Target.Name}: prototypes account for {Numbers.Percent(report.Coverage)} of what moves the " +
            $"logits, {Numbers.Percent(report.ResidualShare)} is residual; the parts add up within " +
            string.Create(CultureInfo.InvariantCulture, $"{report.AdditivityError:0.0e+0}"),
            Style.Plain);
        if (report.Note is not null)
        {
            Line(report.Note, Style.Plain);
        }

        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"resemblance {report.Resemblance:0.000}, no source below {report.Threshold:0.000}; " +
                $"{report.Model.Name} on {report.Model.Backend}, {report.Seconds:0.0} s, seed {report.Seed}"),
            Soft);
    }

    private static string Share(ShareReport share) =>
        $"{share.Source} {HitText.Percent(share.Share)} in {share.Documents} " +
        (share.Documents == 1 ? "document" : "documents");

    private void Line(string text, Style style)
    {
        _console.Write(new Paragraph(text, style));
        _console.WriteLine();
    }
}
