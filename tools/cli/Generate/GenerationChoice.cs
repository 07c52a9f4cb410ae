using System.CommandLine;
using System.Security.Cryptography;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Models;

namespace Whence.Cli.Generate;

/// <summary>Turns the options of the command into those of the engine.</summary>
internal static class GenerationChoice
{
    public static GenerationOptions Build(ParseResult arguments, LoadedModel model) => Sampling(arguments) with
    {
        MaxNewTokens = arguments.GetValue(GenerateArguments.Tokens),
        Steps = arguments.GetValue(GenerateArguments.Steps),
        Seed = arguments.GetValue(GenerateArguments.Seed) ?? DrawSeed(),
        RepetitionPenalty = arguments.GetValue(GenerateArguments.RepetitionPenalty),
        GuidanceScale = arguments.GetValue(GenerateArguments.Guidance),
        StopTokens = model.Package.StopTokens,
        Steering = SteeringChoice.Build(
            arguments.GetValue(GenerateArguments.Amplify) ?? [],
            arguments.GetValue(GenerateArguments.Suppress) ?? [],
            model),
        Interventions = WeightChoice.Build(arguments.GetValue(GenerateArguments.Set) ?? [], model),
    };

    private static GenerationOptions Sampling(ParseResult arguments)
    {
        var temperature = arguments.GetValue(GenerateArguments.Temperature);
        var topP = arguments.GetValue(GenerateArguments.TopP);
        var entropy = arguments.GetValue(GenerateArguments.Entropy);
        var sampled = entropy || temperature is not null || topP is not null;
        Require(
            !sampled || !arguments.GetValue(GenerateArguments.Greedy),
            "--greedy takes no sampling option; drop it, or drop --temperature, --top-p and --entropy.");
        Require(
            !entropy || temperature is null,
            "--entropy chooses the temperature itself; drop --entropy or --temperature.");
        if (!sampled)
        {
            return GenerationOptions.Greedy(0);
        }

        var defaults = new GenerationOptions { MaxNewTokens = 0, EntropySampling = entropy };
        return defaults with { Temperature = temperature ?? defaults.Temperature, TopP = topP ?? defaults.TopP };
    }

    // Short enough to type again, and exact in every reader of JSON.
    private static ulong DrawSeed() => (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new CommandException(message);
        }
    }
}
