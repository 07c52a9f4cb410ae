using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Steering;

/// <summary>Makes the vector that steering adds out of concept embeddings.</summary>
internal static class SteeringDirection
{
    // Keeps an all-zero direction from dividing by zero; the reference's values.
    private const float LeastLength = 1e-12f;
    private const float LeastPeak = 1e-6f;

    /// <summary>
    /// The group form of the reference: the unit vector along the sum of the embeddings, with one strength. Concepts
    /// are summed by id, so that their order cannot matter.
    /// </summary>
    public static Injection? OfGroup(SteeringOptions options, int layer, IDenoiser denoiser)
    {
        var direction = new float[denoiser.Config.Width];
        var embedding = new float[direction.Length];
        foreach (var concept in options.Concepts.Order())
        {
            denoiser.ConceptEmbedding(ConceptKind.Known, concept, embedding);
            Elementwise.Add(embedding, direction);
        }

        Normalize(direction);
        var strength = options.Strength;
        if (options.Normalized)
        {
            strength /= Peak(denoiser, direction, $"{string.Join(", ", options.Concepts)}", "steering.concepts");
        }

        return strength == 0 ? null : new Injection(direction, strength, layer);
    }

    /// <summary>The composed form: Σ strength · unit embedding, each strength divided by the peak of its own concept
    /// where it is in logits.</summary>
    public static Injection? OfTerms(SteeringOptions options, int layer, IDenoiser denoiser)
    {
        var sum = new float[denoiser.Config.Width];
        foreach (var term in options.Terms.OrderBy(term => (term.Kind, term.Concept)))
        {
            var direction = Unit(denoiser, term.Kind, term.Concept);
            var peak = options.Normalized
                ? Peak(denoiser, direction, $"{term.Concept}", "steering.terms")
                : 1;
            Elementwise.AddScaled(direction, term.Strength / peak, sum);
        }

        return FromVector(sum, layer);
    }

    /// <summary>Adds injections of one layer up.</summary>
    public static Injection? Sum(IReadOnlyList<Injection> parts)
    {
        if (parts.Count <= 1)
        {
            return parts.Count == 0 ? null : parts[0];
        }

        var sum = new float[parts[0].Direction.Length];
        foreach (var part in parts)
        {
            Elementwise.AddScaled(part.Direction, part.Strength, sum);
        }

        return FromVector(sum, parts[0].Layer);
    }

    /// <summary>Writes direction · W_y for every token y: [vocabulary].</summary>
    public static float[] Align(IDenoiser denoiser, ReadOnlySpan<float> direction)
    {
        var alignments = new float[denoiser.Config.VocabularySize];
        denoiser.Logits(direction, 1, alignments);
        return alignments;
    }

    private static float[] Unit(IDenoiser denoiser, ConceptKind kind, int concept)
    {
        var embedding = new float[denoiser.Config.Width];
        denoiser.ConceptEmbedding(kind, concept, embedding);
        Normalize(embedding);
        return embedding;
    }

    private static void Normalize(float[] direction) =>
        Elementwise.Scale(direction, 1 / (MathF.Sqrt(Elementwise.SumOfSquares(direction)) + LeastLength));

    // A direction that raises no token has no strength in logits (equation 19 divides by the peak).
    private static float Peak(IDenoiser denoiser, float[] direction, string concepts, string parameter)
    {
        var peak = Align(denoiser, direction).Max();
        return peak >= LeastPeak
            ? peak
            : throw new GenerationException(
                $"the direction of concept {concepts} raises no token, so a strength in logits is undefined; give a " +
                "raw strength (normalized: false) or steer another concept.",
                parameter);
    }

    private static Injection? FromVector(float[] sum, int layer)
    {
        var length = MathF.Sqrt(Elementwise.SumOfSquares(sum));
        if (length <= LeastPeak)
        {
            return null;
        }

        Elementwise.Scale(sum, 1 / length);
        return new Injection(sum, length, layer);
    }
}
