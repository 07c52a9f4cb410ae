using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Decoding.Work;

/// <summary>Turns the documents of a generation into what the engine decodes.</summary>
internal static class RequestReading
{
    public static DecodeRequest Read(ReadOnlySpan<byte> request, ReadOnlySpan<byte> tokens) => new(
        DocumentJson.Read<TokensDocument>(tokens).Tokens,
        Options(DocumentJson.Read<RequestDocument>(request).Settings));

    private static GenerationOptions Options(GenerationSettings settings) => new()
    {
        MaxNewTokens = settings.MaxNewTokens,
        Steps = settings.Steps,
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        EntropySampling = settings.EntropySampling,
        RepetitionPenalty = settings.RepetitionPenalty,
        GuidanceScale = settings.GuidanceScale,
        Seed = settings.Seed,
        StopTokens = settings.StopTokens,
        Steering = settings.Steering is { } steering ? Steering(steering) : null,
        Interventions = settings.Interventions is { } weights
            ? new Interventions(weights.Known, weights.Discovered)
            : null,
    };

    private static SteeringOptions Steering(SteeringSettings settings) => new()
    {
        Concepts = settings.Concepts,
        Strength = settings.Strength,
        Normalized = settings.Normalized,
        Layer = settings.Layer,
        CutoffTokens = settings.CutoffTokens,
        LogitMask = settings.LogitMask,
    };
}
