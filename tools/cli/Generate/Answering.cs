using System.CommandLine;
using Whence.Cli.Model;
using Whence.Cli.Terminal;
using Whence.Engine.Diffusion;
using Whence.Models;

namespace Whence.Cli.Generate;

/// <summary>Answers a prompt as <c>whence generate</c> does, for every command that asks something about an answer.
/// </summary>
internal static class Answering
{
    /// <summary>Gets the options that decide an answer but for steering, and those that every command over a model
    /// has.</summary>
    public static IReadOnlyList<Option> Sampling { get; } =
    [
        GenerateArguments.Tokens, GenerateArguments.Steps, GenerateArguments.Seed, GenerateArguments.Greedy,
        GenerateArguments.Temperature, GenerateArguments.TopP, GenerateArguments.Entropy,
        GenerateArguments.RepetitionPenalty, GenerateArguments.Guidance,
        StandardOptions.Model, StandardOptions.Threads, StandardOptions.Json,
    ];

    /// <summary>Adds the options that decide an answer, steering included.</summary>
    public static void AddOptions(Command command)
    {
        command.Options.AddAll([GenerateArguments.Amplify, GenerateArguments.Suppress, GenerateArguments.Set]);
        command.Options.AddAll(Sampling);
    }

    /// <summary>Decodes a request, shown step by step where somebody watches.</summary>
    public static DecodeResult Decode(LoadedModel model, DecodeRequest request, CommandStreams streams, bool json)
    {
        RequestChecks.Check(request, model.Package.Config);
        return DecodeDisplay.Choose(streams, json, model.Package.Tokenizer, request).Run(
            progress => new Decoder(model.Denoiser).Decode(request, progress, streams.Cancellation));
    }
}
