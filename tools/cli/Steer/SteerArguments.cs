using System.CommandLine;
using Whence.Cli.Terminal;

namespace Whence.Cli.Steer;

/// <summary>The options of whence steer.</summary>
internal static class SteerArguments
{
    public static readonly Option<string[]> Amplify = new("--amplify")
    {
        HelpName = "NAME|group:NAME[=LOGITS]",
        Description = "Push the answer towards a concept, by name, id or #ID, or towards a group; each with its own " +
            "strength, in logits of the token that it speaks for most.",
    };

    public static readonly Option<string[]> Suppress = new("--suppress")
    {
        HelpName = "NAME|group:NAME[=FACTOR]",
        Description = "Push the answer away from a concept, and lower the tokens that speak for it.",
    };

    public static readonly Option<string[]> Scale = new("--scale")
    {
        HelpName = "NAME|group:NAME=FACTOR",
        Description = "Multiply the weight of a concept at its head, 0 to 10: a slider of the equaliser.",
    };

    public static readonly Option<string[]> When = new("--when")
    {
        HelpName = "\"NAME>WEIGHT: ACTION\"",
        Description = "Once the weight of a concept, 0 to 1, is reached in a step, amplify, suppress or scale from " +
            "the next one on, as in \"hostile>0.5: suppress hostile\".",
    };

    public static readonly Option<string[]> AbortWhen = new("--abort-when")
    {
        HelpName = "\"NAME>WEIGHT\"",
        Description = "End the answer after the step in which the weight of a concept, 0 to 1, is reached.",
    };

    public static readonly Option<string?> Auto = new("--auto")
    {
        HelpName = "TEXT",
        Description = "Steer by what a description names, as in \"be polite, not hostile\".",
    };

    public static readonly Option<string?> Profile = new("--profile")
    {
        HelpName = "FILE|NAME[@VERSION]",
        Description = "Steer as a profile says: a file, or a name of the store; the other options add to it.",
    };

    public static readonly Option<string> Profiles = new("--profiles")
    {
        HelpName = "DIR",
        Description = "The folder in which profiles are kept.",
        DefaultValueFactory = _ => "profiles",
    };

    public static readonly Option<float[]> Strengths = new("--strengths")
    {
        HelpName = "A,B,...",
        Description = "Answer once for each of these strengths of what is amplified.",
        CustomParser = StrengthList.Parse,
    };

    /// <summary>Gets the options that say how to steer.</summary>
    public static IReadOnlyList<Option> Steering { get; } = [Amplify, Suppress, Scale, When, AbortWhen, Auto];

    /// <summary>Gets what each command over the store has.</summary>
    public static IReadOnlyList<Option> Store { get; } = [Profiles, StandardOptions.Json];
}
