using System.CommandLine;
using Whence.Cli.Terminal;

namespace Whence.Cli.Generate;

/// <summary>The arguments and options of whence generate.</summary>
internal static class GenerateArguments
{
    public static readonly Argument<string> Prompt = new("prompt")
    {
        Description = "The text to continue, or - for standard input (one final line break is dropped); " +
            "an empty prompt starts from nothing.",
    };

    public static readonly Option<int> Tokens = new("--tokens")
    {
        HelpName = "N",
        Description = "Tokens to generate, a multiple of the model's block length.",
        DefaultValueFactory = _ => 128,
    };

    public static readonly Option<int?> Steps = new("--steps")
    {
        HelpName = "N",
        Description = "Denoising steps, a multiple of the number of blocks; without it, one per token.",
    };

    public static readonly Option<ulong?> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of sampling; without it, one is drawn and printed.",
    };

    public static readonly Option<bool> Greedy = new("--greedy")
    {
        Description = "Take the likeliest token everywhere; the default when no sampling option is given.",
    };

    public static readonly Option<float?> Temperature = new("--temperature")
    {
        HelpName = "T",
        Description = "Sample at this temperature (1.2 when only --top-p is given).",
    };

    public static readonly Option<float?> TopP = new("--top-p")
    {
        HelpName = "P",
        Description = "Sample from the likeliest tokens up to this probability mass (0.8 when not given).",
    };

    public static readonly Option<bool> Entropy = new("--entropy")
    {
        Description = "Sample with a temperature that follows the entropy of each position.",
    };

    public static readonly Option<float> RepetitionPenalty = new("--repetition-penalty")
    {
        HelpName = "X",
        Description = "Factor against tokens that the text already holds; 1 for none.",
        DefaultValueFactory = _ => 1f,
    };

    public static readonly Option<float> Guidance = new("--guidance")
    {
        HelpName = "X",
        Description = "Scale of classifier-free guidance, which follows the prompt more closely; 0 for none.",
    };

    public static readonly Option<string[]> Amplify = new("--amplify")
    {
        HelpName = "NAME[=LOGITS]",
        Description = "Push the answer towards a concept, by name or id; without a number by 8 logits, or by 2 in a " +
            "model of fewer than 16 layers. Several concepts share one direction, with one number for all or one for " +
            "each.",
    };

    public static readonly Option<string[]> Suppress = new("--suppress")
    {
        HelpName = "NAME",
        Description = "Push the answer away from a concept and lower the tokens that speak for it. Together with " +
            "--amplify only the tokens are lowered.",
    };

    public static readonly Option<string[]> Set = new("--set")
    {
        HelpName = "NAME=WEIGHT",
        Description = "Set the weight of a known concept, 0 to 1, at every position. As in the reference, the answer " +
            "then comes from the concepts alone, without the residual.",
    };

    public static readonly Option<int> Top = StandardOptions.Positive(new("--top")
    {
        HelpName = "K",
        Description = "Concepts to show for each chunk.",
        DefaultValueFactory = _ => 8,
    });

    public static readonly Option<bool> Detail = new("--detail")
    {
        Description = "With --json, list the tokens of each chunk too.",
    };
}
