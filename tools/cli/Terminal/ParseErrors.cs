using System.CommandLine;
using System.CommandLine.Parsing;
using Whence.Cli.Concepts;
using Whence.Models.Concepts;

namespace Whence.Cli.Terminal;

/// <summary>Puts what is wrong with a command line into one sentence.</summary>
internal static class ParseErrors
{
    private const string CannotParse = "Cannot parse argument";
    private const int TyposMax = 3;

    public static string Sentence(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        var problem = parsed.UnmatchedTokens is [var stray, ..] ? Unknown(stray, command) : Problem(parsed.Errors[0]);
        return $"{problem}; see {CommandLine(command)} --help.";
    }

    private static string Problem(ParseError error) =>
        error.Message.StartsWith(CannotParse, StringComparison.Ordinal)
        && error.SymbolResult is OptionResult { Tokens.Count: > 0 } result
        && Expected(result.Option) is { } kind
            ? $"{result.Option.Name} is '{result.Tokens[^1].Value}' but must be {kind}"
            : error.Message.TrimEnd('.');

    private static string Unknown(string stray, CommandResult command)
    {
        var names = command.Command.Subcommands.Select(sub => sub.Name)
            .Concat(command.Command.Options.Select(option => option.Name));
        var nearest = names.MinBy(name => EditDistance.Between(name, stray));
        var advice = nearest is not null && EditDistance.Between(nearest, stray) <= TyposMax
            ? $", did you mean {nearest}"
            : "";
        return $"'{stray}' is not a command or option of {CommandLine(command)}{advice}";
    }

    private static string? Expected(Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type == typeof(int) ? "a whole number"
            : type == typeof(ulong) ? "a whole number from 0 up"
            : type == typeof(float) || type == typeof(double) ? "a number"
            : null;
    }

    private static string CommandLine(CommandResult command)
    {
        var names = new List<string>();
        for (SymbolResult? current = command; current is CommandResult result; current = current.Parent)
        {
            names.Insert(0, result.Parent is null ? "whence" : result.Command.Name);
        }

        return string.Join(' ', names);
    }
}
