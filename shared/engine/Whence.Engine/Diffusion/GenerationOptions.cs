using Whence.Engine.Concepts;
using Whence.Engine.Steering;

namespace Whence.Engine.Diffusion;

/// <summary>How an answer is generated; the defaults are those of the reference.</summary>
public sealed record GenerationOptions
{
    /// <summary>Gets the tokens to generate, a multiple of the block length.</summary>
    public required int MaxNewTokens { get; init; }

    /// <summary>Gets the denoising steps, a multiple of the number of blocks; null for one per token.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the temperature of top-p sampling; 0 for greedy.</summary>
    public float Temperature { get; init; } = 1.2f;

    /// <summary>Gets the probability mass that sampling keeps; 0 for greedy.</summary>
    public float TopP { get; init; } = 0.8f;

    /// <summary>Gets whether the temperature follows the entropy of each position.</summary>
    public bool EntropySampling { get; init; } = true;

    /// <summary>Gets the factor against tokens that the sequence already holds, at least 1.</summary>
    public float RepetitionPenalty { get; init; } = 1.1f;

    /// <summary>Gets the scale of classifier-free guidance; 0 for none.</summary>
    public float GuidanceScale { get; init; }

    /// <summary>Gets the seed of sampling.</summary>
    public ulong Seed { get; init; }

    /// <summary>Gets the tokens behind which generation stops at the end of a block.</summary>
    public IReadOnlyList<int> StopTokens { get; init; } = [];

    /// <summary>Gets the steering, or null.</summary>
    public SteeringOptions? Steering { get; init; }

    /// <summary>Gets what is to happen when a concept shows in what a step decides.</summary>
    public IReadOnlyList<SteeringRule> Rules { get; init; } = [];

    /// <summary>Gets concept weights to set in every step as the reference does, or null.</summary>
    public Interventions? Interventions { get; init; }

    /// <summary>Gets concept weights to change in every step, or null; not beside <see cref="Interventions"/>.
    /// </summary>
    public EditOptions? Edits { get; init; }

    /// <summary>Gets a value indicating whether each position takes its likeliest token.</summary>
    public bool IsGreedy => !EntropySampling && (TopP <= 0 || Temperature <= 0);

    /// <summary>Returns options that take the likeliest token everywhere.</summary>
    public static GenerationOptions Greedy(int maxNewTokens, int? steps = null, float repetitionPenalty = 1f) => new()
    {
        MaxNewTokens = maxNewTokens,
        Steps = steps,
        Temperature = 0,
        TopP = 0,
        EntropySampling = false,
        RepetitionPenalty = repetitionPenalty,
    };
}
