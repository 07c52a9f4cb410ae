using System.CommandLine;
using System.Globalization;

namespace Whence.Cli.Terminal;

/// <summary>Options that mean the same on every command that has them.</summary>
internal static class StandardOptions
{
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON object instead of text; errors become {\"error\": ...} on standard error.",
    };

    public static readonly Option<string?> Model = new("--model")
    {
        HelpName = "DIR",
        Description = "Folder of a model; without it, the model that comes with the command.",
    };

    public static readonly Option<int> Threads = Positive(new("--threads")
    {
        HelpName = "N",
        Description = "Worker threads.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    });

    /// <summary>Adds several options to those of a command.</summary>
    public static void AddAll(this IList<Option> options, IEnumerable<Option> added)
    {
        foreach (var option in added)
        {
            options.Add(option);
        }
    }

    /// <summary>Refuses values below 1.</summary>
    public static Option<int> Positive(Option<int> option)
    {
        option.Validators.Add(result =>
        {
            var text = result.Tokens is [.., var last] ? last.Value : "1";
            if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value < 1)
            {
                result.AddError($"{option.Name} is {value} but must be at least 1");
            }
        });
        return option;
    }

    /// <summary>Refuses values other than the names.</summary>
    public static Option<string> OneOf(IReadOnlyList<string> names, Option<string> option)
    {
        option.HelpName = string.Join('|', names);
        option.CompletionSources.Add([.. names]);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [.., var last] && !names.Contains(last.Value))
            {
                result.AddError($"{option.Name} is '{last.Value}' but must be one of {string.Join(", ", names)}");
            }
        });
        return option;
    }
}
