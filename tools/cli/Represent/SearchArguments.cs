using System.CommandLine;
using Whence.Cli.Terminal;
using Whence.Representations.Prompts;

namespace Whence.Cli.Represent;

/// <summary>The options of the commands that search prompts.</summary>
internal static class SearchArguments
{
    public static readonly Option<string> Concept = new("--concept")
    {
        HelpName = "NAME",
        Description = "The concept, by name, id or #ID.",
        Required = true,
    };

    private static readonly Dictionary<string, PromptSearchMethod> Methods = new()
    {
        ["coordinate"] = PromptSearchMethod.CoordinateGradient,
        ["embedding"] = PromptSearchMethod.Embedding,
        ["random"] = PromptSearchMethod.Random,
    };

    public static readonly Option<string> Method = StandardOptions.OneOf([.. Methods.Keys], new("--method")
    {
        Description = "Swap tokens that the gradient favours, move embeddings, or draw blindly.",
        DefaultValueFactory = _ => "coordinate",
    });

    public static readonly Option<int> Length = StandardOptions.Positive(new("--length")
    {
        HelpName = "N",
        Description = "Tokens of the prompt.",
        DefaultValueFactory = _ => 8,
    });

    public static readonly Option<int> Evaluations = StandardOptions.Positive(new("--evaluations")
    {
        HelpName = "N",
        Description = "Prompts to evaluate; the blind control evaluates as many.",
        DefaultValueFactory = _ => 500,
    });

    public static IReadOnlyList<Option> All { get; } =
    [
        Concept, Method, Length, Evaluations, RepresentOptions.Seed, StandardOptions.Model, StandardOptions.Threads,
        StandardOptions.Json,
    ];

    /// <summary>Reads how to search.</summary>
    public static PromptSearchOptions Options(ParseResult arguments) => new()
    {
        Method = Methods[arguments.GetValue(Method)!],
        Length = arguments.GetValue(Length),
        Evaluations = arguments.GetValue(Evaluations),
        Seed = arguments.GetValue(RepresentOptions.Seed),
    };
}
