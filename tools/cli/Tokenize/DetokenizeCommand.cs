using System.CommandLine;
using System.Globalization;
using Whence.Cli.Terminal;
using Whence.Text;

namespace Whence.Cli.Tokenize;

/// <summary>whence detokenize: ids to text.</summary>
internal static class DetokenizeCommand
{
    private static readonly char[] Separators = [' ', ',', '\n', '\r', '\t', '[', ']'];

    private static readonly Argument<string[]> Ids = new("ids")
    {
        Description = "Token ids, separated by spaces or commas, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Build(CommandStreams streams)
    {
        var command = new ExampleCommand(
            "detokenize",
            "Turns token ids into text; special tokens show by their names.",
            "whence detokenize 464 1021 318",
            "whence detokenize 464,1021,318 --json",
            "echo \"[464, 1021]\" | whence detokenize -")
        {
            Ids, StandardOptions.Model, VocabularyOptions.Ranks, VocabularyOptions.Instruct, StandardOptions.Json,
        };
        command.SetAction(arguments => Run(arguments, streams));
        return command;
    }

    private static int Run(ParseResult arguments, CommandStreams streams)
    {
        var tokenizer = VocabularyOptions.Open(arguments);
        var list = string.Join(' ', arguments.GetValue(Ids)!);
        var ids = TextInput.Read(list, streams).Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Parse(word, tokenizer))
            .ToArray();
        var text = tokenizer.Decode(ids, skipSpecial: false);
        if (arguments.GetValue(StandardOptions.Json))
        {
            JsonOutput.Write(streams, new DetokenizeReport(text));
        }
        else
        {
            streams.Output.WriteLine(text);
        }

        return 0;
    }

    private static int Parse(string word, Tokenizer tokenizer) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < tokenizer.VocabularySize
            ? id
            : throw new CommandException(
                $"'{word}' is not a token id; give whole numbers from 0 to {tokenizer.VocabularySize - 1}.");
}
