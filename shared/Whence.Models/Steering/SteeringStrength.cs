using Whence.Engine.Configuration;

namespace Whence.Models.Steering;

/// <summary>How strongly concepts are steered when the user does not say.</summary>
/// <param name="AmplifyLogits">Logits of the token that the direction promotes most.</param>
/// <param name="InjectionLayer">The first block behind which the direction is added, or null for half of them.</param>
/// <param name="SuppressStrength">The factor of the opposite direction, raw.</param>
/// <param name="SuppressMask">The factor of the mask on the logits.</param>
public sealed record SteeringStrength(
    float AmplifyLogits, int? InjectionLayer, float SuppressStrength, float SuppressMask)
{
    private const int DeepModelLayers = 16;

    // The published presets, which belong to 32 layers of 4,096 channels.
    private static readonly SteeringStrength Deep = new(8, 8, -7, 20);

    // In a narrow model the same figures are a larger part of the hidden state; answers fall into repetitions. These
    // are the largest that left whole sentences in the demonstration model; -7 · sqrt(256 / 4096) is -1.75.
    private static readonly SteeringStrength Shallow = new(2, null, -1.75f, 3);

    /// <summary>Returns the strengths for a model: the published ones, or gentler ones for fewer than 16 layers.
    /// </summary>
    public static SteeringStrength For(ModelConfig config) => config.Layers < DeepModelLayers ? Shallow : Deep;
}
