using System.Globalization;
using Spectre.Console;
using Whence.Catalogue.Statistics;
using Whence.Cli.Terminal;

namespace Whence.Cli.Concepts;

/// <summary>Prints what is on record about a concept for people.</summary>
internal static class ConceptPagePrinter
{
    private const int ExcerptLength = 100;

    private static readonly Style Quiet = new(Color.Grey);

    public static void Print(CommandStreams streams, ConceptPageReport concept)
    {
        var console = TerminalOutput.ForOutput(streams);
        Line(console, concept.Name, new Style(Color.Aqua, decoration: Decoration.Bold));
        Line(console, Heading(concept), Quiet);
        Line(console, concept.Description ?? "no description", Style.Plain);
        console.WriteLine();
        Line(console, "promotes  " + string.Join("  ", concept.Tokens.Select(Token)), Style.Plain);
        Line(console, "nearest   " + string.Join("  ", concept.Nearest.Select(Neighbour)), Style.Plain);
        if (concept.Bands is null)
        {
            Line(console, "corpus    not measured: whence concepts measure --corpus DIR", Quiet);
            return;
        }

        Line(console, "corpus    " + Figures(concept), Style.Plain);
        foreach (var band in concept.Bands)
        {
            Print(console, band);
        }
    }

    private static string Heading(ConceptPageReport concept)
    {
        string?[] parts =
        [
            $"{concept.Kind} concept {concept.Id}",
            concept.Group is null ? null : $"group {concept.Group}",
            concept.IsTone ? "tone" : null,
            concept.IsAlignment ? "alignment" : null,
            concept.IsDemographic ? "demographic" : null,
            concept.IsSteerable ? "steerable" : "reported, never steered",
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    private static string Figures(ConceptPageReport concept) => string.Create(
        CultureInfo.InvariantCulture,
        $"active in {concept.Density:0.00%} of chunks, mean weight {concept.BaseRate:0.0000} ± " +
        $"{concept.Deviation:0.0000}, at most {concept.Largest:0.00}");

    private static void Print(IAnsiConsole console, ActivationBand band)
    {
        console.WriteLine();
        var range = string.Create(
            CultureInfo.InvariantCulture,
            $"{band.Name}: weight {band.From:0.00} to {band.To:0.00}, {band.Chunks} chunks");
        Line(console, range, Quiet);
        foreach (var example in band.Examples)
        {
            var weight = example.Activation.ToString("0.00", CultureInfo.InvariantCulture);
            Line(console, $"   {weight}  {Excerpt(example.Passage.Text)}  [{example.Passage.Document}]", Style.Plain);
        }
    }

    private static string Token(ConceptToken token) => string.Create(
        CultureInfo.InvariantCulture, $"{TokenText.Visible(token.Text)} {token.Alignment:+0.0;-0.0}");

    private static string Neighbour(SearchRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Name} {row.Score:0.00}");

    private static string Excerpt(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= ExcerptLength ? line : line[..(ExcerptLength - 1)] + "…";
    }

    private static void Line(IAnsiConsole console, string text, Style style)
    {
        console.Write(new Paragraph(text, style));
        console.WriteLine();
    }
}
