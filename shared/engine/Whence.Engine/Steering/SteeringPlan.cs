using Whence.Engine.Concepts;
using Whence.Engine.Denoising;

namespace Whence.Engine.Steering;

/// <summary>Steering options made ready for one model.</summary>
public sealed class SteeringPlan
{
    private readonly SteeringOptions _options;
    private readonly Injection? _injection;

    /// <summary>Initializes a new instance of the <see cref="SteeringPlan"/> class.</summary>
    /// <exception cref="Diffusion.GenerationException">The strength is in logits, and the direction raises no token.
    /// </exception>
    public SteeringPlan(SteeringOptions options, IDenoiser denoiser)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(denoiser);
        _options = options;
        var layer = options.Layer ?? (denoiser.Config.Layers / 2);
        _injection = options switch
        {
            { Terms.Count: > 0 } => SteeringDirection.OfTerms(options, layer, denoiser),
            { Concepts.Count: > 0 } => SteeringDirection.OfGroup(options, layer, denoiser),
            _ => null,
        };
        LogitMask = options.LogitMask.Count > 0 ? BuildMask(options, denoiser) : null;
    }

    /// <summary>Gets what is subtracted from the logits, [vocabulary], or null.</summary>
    public float[]? LogitMask { get; }

    /// <summary>Returns the injection after so many committed tokens, or null when it has ended.</summary>
    public Injection? At(int committedTokens) =>
        _options.CutoffTokens is { } cutoff && committedTokens >= cutoff ? null : _injection;

    // strength · ReLU(E · W_y): tokens that speak against the concept keep their logits (equation 21).
    private static float[] BuildMask(SteeringOptions options, IDenoiser denoiser)
    {
        var mask = new float[denoiser.Config.VocabularySize];
        var embedding = new float[denoiser.Config.Width];
        foreach (var (concept, strength) in options.LogitMask.OrderBy(pair => pair.Key))
        {
            denoiser.ConceptEmbedding(ConceptKind.Known, concept, embedding);
            var alignments = SteeringDirection.Align(denoiser, embedding);
            for (var token = 0; token < mask.Length; token++)
            {
                mask[token] += strength * MathF.Max(alignments[token], 0);
            }
        }

        return mask;
    }
}
