using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Whence.Cli.Terminal;
using Whence.Cli.Tokenize;
using Whence.Text;

namespace Whence.Cli.Bench;

/// <summary>whence bench tokenize: the texts that are hardest to merge, one character repeated.</summary>
internal static class TokenizeBenchCommand
{
    private const string Characters = "a^ ";

    private static readonly Option<int> Repeats = StandardOptions.Positive(new("--repeats")
    {
        HelpName = "N",
        Description = "How often each character is repeated.",
        DefaultValueFactory = _ => 1_000_000,
    });

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "tokenize",
            "Measures how long one character, repeated a million times, takes to encode.",
            "whence bench tokenize",
            "whence bench tokenize --ranks cl100k_base.tiktoken --json")
        {
            Repeats, StandardOptions.Model, VocabularyOptions.Ranks, VocabularyOptions.Instruct, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var tokenizer = VocabularyOptions.Open(arguments);
        tokenizer.Encode("warm up");
        var repeats = arguments.GetValue(Repeats);
        var rows = Characters.Select(character => Measure(tokenizer, character, repeats, streams)).ToList();
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, new TokenizeBenchReport(rows));
            return 0;
        }

        foreach (var row in rows)
        {
            streams.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"'{row.Text}' x {row.Characters:N0}: {row.Tokens:N0} tokens in {row.Seconds:0.000} s"));
        }

        return 0;
    }

    private static TokenizeRow Measure(Tokenizer tokenizer, char character, int repeats, CommandStreams streams)
    {
        streams.Cancellation.ThrowIfCancellationRequested();
        var text = new string(character, repeats);
        var start = Stopwatch.GetTimestamp();
        var ids = tokenizer.Encode(text);
        return new TokenizeRow(
            character.ToString(), repeats, ids.Length, Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 4));
    }
}
