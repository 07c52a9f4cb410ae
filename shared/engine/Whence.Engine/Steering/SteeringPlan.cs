using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Steering;

/// <summary>Steering options made ready for one model.</summary>
internal sealed class SteeringPlan
{
    private readonly SteeringOptions _options;
    private readonly Injection? _injection;

    public SteeringPlan(SteeringOptions options, IDenoiser denoiser)
    {
        _options = options;
        if (options.Concepts.Count > 0)
        {
            _injection = Prepare(options, denoiser);
        }

        if (options.LogitMask.Count > 0)
        {
            LogitMask = BuildMask(options, denoiser);
        }
    }

    /// <summary>Gets what is subtracted from the logits, [vocabulary], or null.</summary>
    public float[]? LogitMask { get; }

    /// <summary>Returns the injection after so many committed tokens, or null when it has ended.</summary>
    public Injection? At(int committedTokens) =>
        _options.CutoffTokens is { } cutoff && committedTokens >= cutoff ? null : _injection;

    // The direction is the unit vector along the sum of the embeddings; its peak is its best alignment with a token.
    private static Injection? Prepare(SteeringOptions options, IDenoiser denoiser)
    {
        var direction = new float[denoiser.Config.Width];
        var embedding = new float[direction.Length];
        foreach (var concept in options.Concepts)
        {
            denoiser.ConceptEmbedding(ConceptKind.Known, concept, embedding);
            Elementwise.Add(embedding, direction);
        }

        Elementwise.Scale(direction, 1 / (MathF.Sqrt(Elementwise.SumOfSquares(direction)) + 1e-12f));
        var strength = options.Strength;
        if (options.Normalized)
        {
            var alignments = Align(denoiser, direction);
            strength /= MathF.Max(alignments.Max(), 1e-6f);
        }

        var layer = options.Layer ?? (denoiser.Config.Layers / 2);
        return strength == 0 ? null : new Injection(direction, strength, layer);
    }

    private static float[] BuildMask(SteeringOptions options, IDenoiser denoiser)
    {
        var mask = new float[denoiser.Config.VocabularySize];
        var embedding = new float[denoiser.Config.Width];
        foreach (var (concept, strength) in options.LogitMask)
        {
            denoiser.ConceptEmbedding(ConceptKind.Known, concept, embedding);
            var alignments = Align(denoiser, embedding);
            for (var token = 0; token < mask.Length; token++)
            {
                mask[token] += strength * MathF.Max(alignments[token], 0);
            }
        }

        return mask;
    }

    private static float[] Align(IDenoiser denoiser, ReadOnlySpan<float> direction)
    {
        var alignments = new float[denoiser.Config.VocabularySize];
        denoiser.Logits(direction, 1, alignments);
        return alignments;
    }
}
