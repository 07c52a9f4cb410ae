using System.CommandLine;
using Whence.Cli.Terminal;

namespace Whence.Cli.Scorecard;

/// <summary>The options of whence scorecard.</summary>
internal static class ScorecardArguments
{
    public static readonly Option<string[]> Out = new("--out")
    {
        HelpName = "FILE",
        Description = "Write the scorecard there: JSON, or a document or a page when the name ends in .md or .html. " +
            "Give one for each.",
    };

    public static readonly Option<bool> Short = new("--short")
    {
        Description = "Few prompts and seeds: for a continuous build, about a minute on two cores.",
    };

    public static readonly Option<string[]> Suite = new("--suite")
    {
        HelpName = "P1",
        Description = "Run this suite only; give one for each.",
    };

    public static readonly Option<bool> Strict = new("--strict")
    {
        Description = "End with 1 when a goal is missed or a measurement breaks.",
    };

    public static readonly Option<ulong> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of everything that is drawn.",
        DefaultValueFactory = _ => 1UL,
    };

    public static readonly Option<string?> Models = new("--models")
    {
        HelpName = "DIR",
        Description = "Folder with the models and their truths; without it, the one that comes with the command.",
    };

    public static readonly Option<string?> Commit = new("--commit")
    {
        HelpName = "ID",
        Description = "Name this commit in the scorecard.",
    };
}
