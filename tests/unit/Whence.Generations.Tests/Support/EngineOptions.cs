using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;
using Whence.Engine.Steering;

namespace Whence.Generations.Tests.Support;

/// <summary>Settings as the engine takes them.</summary>
internal static class EngineOptions
{
    public static GenerationOptions Of(GenerationSettings settings) => new()
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
        Steering = settings.Steering is not { } steering ? null : new SteeringOptions
        {
            Concepts = steering.Concepts,
            Strength = steering.Strength,
            Normalized = steering.Normalized,
            Layer = steering.Layer,
            CutoffTokens = steering.CutoffTokens,
            LogitMask = steering.LogitMask,
        },
        Interventions = settings.Interventions is not { } set ? null : new Interventions(set.Known, set.Discovered),
    };
}
