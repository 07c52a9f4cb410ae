using System.CommandLine;
using Whence.Cli.Terminal;

namespace Whence.Cli.Counterfactual;

/// <summary>The options of whence counterfactual.</summary>
internal static class CounterfactualArguments
{
    public static readonly Option<string[]> WithoutConcept = new("--without-concept")
    {
        HelpName = "NAME|#ID|group:NAME",
        Description = "Remove a concept by name or id, a discovered one by #ID, or all concepts of a group.",
    };

    public static readonly Option<string[]> ScaleConcept = new("--scale-concept")
    {
        HelpName = "NAME=FACTOR",
        Description = "Multiply the weight of a concept, 0 to 10.",
    };

    public static readonly Option<string[]> ClampConcept = new("--clamp-concept")
    {
        HelpName = "NAME=WEIGHT",
        Description = "Set the weight of a concept, 0 to 1.",
    };

    public static readonly Option<string[]> WithoutSpan = new("--without-span")
    {
        HelpName = "A:B|TEXT",
        Description = "Mask a part of the prompt: its characters from A to before B, or a text that stands in it once.",
    };

    public static readonly Option<string> Residual = StandardOptions.OneOf(["frozen", "zeroed"], new("--residual")
    {
        Description = "Keep the residual as it was, so that only concepts change, or drop it as the reference does.",
        DefaultValueFactory = _ => "frozen",
    });

    public static readonly Option<bool> NoRegenerate = new("--no-regenerate")
    {
        Description = "Only measure on the answer that was given; do not answer again.",
    };
}
