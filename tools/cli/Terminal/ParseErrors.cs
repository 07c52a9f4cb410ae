using System.CommandLine;
using System.CommandLine.Parsing;

namespace Whence.Cli.Terminal;

/// <summary>Puts what is wrong with a command line into one sentence.</summary>
internal static class ParseErrors
{
    public static string Sentence(ParseResult parsed)
    {
        var error = parsed.Errors[0];
        var problem = error.SymbolResult is OptionResult { Tokens.Count: > 0 } result
            && Expected(result.Option) is { } kind
            ? $"{result.Option.Name} is '{result.Tokens[^1].Value}' but must be {kind}"
            : error.Message.TrimEnd('.');
        return $"{problem}; see {CommandLine(parsed.CommandResult)} --help.";
    }

    private static string? Expected(Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type == typeof(int) ? "a whole number"
            : type == typeof(ulong) ? "a whole number from 0 up"
            : type == typeof(float) ? "a number"
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
