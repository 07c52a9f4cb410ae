using System.CommandLine;
using Spectre.Console;
using Whence.Cli.Terminal;
using Whence.Text;
using Cell = Spectre.Console.Text;

namespace Whence.Cli.Tokenize;

/// <summary>whence tokenize: text to ids with offsets.</summary>
internal static class TokenizeCommand
{
    private static readonly Argument<string> Text = new("text")
    {
        Description = "The text, or - for standard input, which is read exactly, its last line break included.",
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "tokenize",
            "Splits a text into the tokens of a model and shows where each lies in the text.",
            "whence tokenize \"The keeper of Gull Rock light\"",
            "whence tokenize - --json < letter.txt",
            "whence tokenize \"hello\" --ranks cl100k_base.tiktoken --instruct")
        {
            Text, StandardOptions.Model, VocabularyOptions.Ranks, VocabularyOptions.Instruct, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var tokenizer = VocabularyOptions.Open(arguments);
        var text = TextInput.Read(arguments.GetValue(Text)!, streams);
        var rows = tokenizer.EncodeWithOffsets(text)
            .Select(span => new TokenRow(span.Id, span.StartChar, span.EndChar, text[span.StartChar..span.EndChar]))
            .ToList();
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, new TokenizeReport(rows, rows.Count));
        }
        else
        {
            Print(streams, tokenizer, rows);
        }

        return 0;
    }

    // The text of the token itself: a part of a character shows as one, not as the character.
    private static void Print(CommandStreams streams, Tokenizer tokenizer, List<TokenRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("id").RightAligned());
        table.AddColumn(new TableColumn("characters").RightAligned());
        table.AddColumn("token");
        foreach (var row in rows)
        {
            table.AddRow(
                new Cell($"{row.Id}"),
                new Cell($"{row.StartChar}-{row.EndChar}"),
                new Cell(TokenText.Visible(tokenizer.TokenText(row.Id))));
        }

        TerminalOutput.ForOutput(streams).Write(table);
        streams.Output.WriteLine(rows.Count == 1 ? "1 token" : $"{rows.Count} tokens");
    }
}
