using System.Globalization;
using Spectre.Console;
using Whence.Cli.Terminal;

namespace Whence.Cli.Generate;

/// <summary>Prints an answer for people: the text with its chunks in colours, then the concepts behind each chunk.
/// </summary>
internal sealed class AnswerPrinter(CommandStreams streams)
{
    private const int BarLength = 24;
    private const int QuoteLength = 60;

    private static readonly Color[] ChunkColors = [Color.Aqua, Color.Yellow, Color.Fuchsia, Color.Lime, Color.Orange1];

    private readonly IAnsiConsole _console = TerminalOutput.ForOutput(streams);

    public void Print(AnswerReport answer)
    {
        PrintText(answer);
        var scale = answer.Chunks.SelectMany(Shares).Append(1e-6f).Max();
        for (var i = 0; i < answer.Chunks.Count; i++)
        {
            PrintChunk(i, answer.Chunks[i], scale);
        }

        PrintFooter(answer);
    }

    private static IEnumerable<float> Shares(ChunkReport chunk) =>
        chunk.Concepts.Select(concept => MathF.Abs(concept.Share)).Append(chunk.ResidualShare);

    private void PrintText(AnswerReport answer)
    {
        var paragraph = new Paragraph().Append(answer.Prompt, new Style(Color.Grey));
        var end = 0;
        for (var i = 0; i < answer.Chunks.Count; i++)
        {
            var chunk = answer.Chunks[i];
            paragraph.Append(answer.Text[end..chunk.StartChar]).Append(chunk.Text, ColorOf(i));
            end = chunk.EndChar;
        }

        paragraph.Append(answer.Text[end..]);
        if (answer.Text.Length == 0)
        {
            paragraph.Append("\n(The answer is empty: the model ended at once.)", new Style(Color.Grey));
        }

        _console.Write(paragraph);
        _console.WriteLine();
    }

    private void PrintChunk(int index, ChunkReport chunk, float scale)
    {
        _console.WriteLine();
        _console.Write(new Paragraph().Append($"{index + 1}  {Quote(chunk.Text)}", ColorOf(index)));
        _console.WriteLine();
        var width = chunk.Concepts.Select(concept => concept.Name.Length).Append("residual".Length).Max();
        foreach (var concept in chunk.Concepts)
        {
            var style = new Style(concept.Share < 0 ? Color.Red : Color.Green);
            PrintRow(concept.Name.PadRight(width), concept, concept.Share, scale, style);
        }

        PrintRow("residual".PadRight(width), null, chunk.ResidualShare, scale, new Style(Color.Grey));
    }

    private void PrintRow(string name, ConceptReport? concept, float share, float scale, Style style)
    {
        var format = concept is null ? "0.0 '%'" : "+0.0 '%';-0.0 '%'";
        var percent = (100 * share).ToString(format, CultureInfo.InvariantCulture);
        var logits = concept?.Contribution.ToString("+0.00;-0.00", CultureInfo.InvariantCulture) ?? "";
        var lift = concept?.Lift?.ToString("0.0'x'", CultureInfo.InvariantCulture) ?? "";
        var bar = new string('█', (int)MathF.Round(BarLength * MathF.Abs(share) / scale));
        _console.Write(new Paragraph().Append($"   {name}  {percent,8}  {logits,6}  {lift,7}  ").Append(bar, style));
        _console.WriteLine();
    }

    private void PrintFooter(AnswerReport answer)
    {
        var error = answer.Chunks.Select(chunk => chunk.AdditivityError).Append(0).Max();
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.Model.Name} on {answer.Model.Backend}: {answer.GeneratedTokens} tokens, {answer.Steps} steps, " +
            $"{answer.Seconds:0.0} s, seed {answer.Seed}; the parts add up to the logits within {error:0.0e+0}");
        _console.WriteLine();
        _console.Write(new Paragraph(line, new Style(Color.Grey)));
        _console.WriteLine();
    }

    private static Style ColorOf(int chunk) => new(ChunkColors[chunk % ChunkColors.Length]);

    private static string Quote(string text)
    {
        var line = TokenText.Visible(text.Trim()).Replace('␣', ' ');
        var length = Math.Min(line.Length, QuoteLength - 1);
        return line.Length <= QuoteLength ? line
            : line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)] + "…";
    }
}
