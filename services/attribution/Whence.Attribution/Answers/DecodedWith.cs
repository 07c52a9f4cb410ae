using Whence.Contracts.Documents;
using Whence.Engine.Concepts;
using Whence.Engine.Diffusion;

namespace Whence.Attribution.Answers;

/// <summary>What of a request's settings counts in the explanation of its answer.</summary>
internal static class DecodedWith
{
    public static GenerationOptions Of(GenerationSettings settings) =>
        GenerationOptions.Greedy(settings.MaxNewTokens, settings.Steps) with
        {
            GuidanceScale = settings.GuidanceScale,
            StopTokens = settings.StopTokens,
            Interventions = settings.Interventions is { } set
                ? new Interventions(set.Known, set.Discovered)
                : null,
        };
}
