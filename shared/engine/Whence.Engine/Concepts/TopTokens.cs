using Whence.Engine.Denoising;
using Whence.Tensors.Kernels;

namespace Whence.Engine.Concepts;

/// <summary>
/// The tokens that a concept promotes most: its unit embedding at the LM head. What a concept does in these weights,
/// whatever its label says.
/// </summary>
public static class TopTokens
{
    // Keeps an all-zero embedding from dividing by zero; the reference's value.
    private const float LeastLength = 1e-12f;

    /// <summary>Returns token ids with their alignment, descending.</summary>
    /// <param name="denoiser">The model.</param>
    /// <param name="kind">Known or discovered.</param>
    /// <param name="concept">Its id within its kind.</param>
    /// <param name="count">How many tokens.</param>
    public static IReadOnlyList<(int Token, float Alignment)> Of(
        IDenoiser denoiser, ConceptKind kind, int concept, int count)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        var embedding = new float[denoiser.Config.Width];
        denoiser.ConceptEmbedding(kind, concept, embedding);
        Elementwise.Scale(embedding, 1 / (MathF.Sqrt(Elementwise.SumOfSquares(embedding)) + LeastLength));
        var alignments = new float[denoiser.Config.VocabularySize];
        denoiser.Logits(embedding, 1, alignments);
        var (tokens, top) = (new int[count], new float[count]);
        TopK.Select(alignments, tokens, top);
        return [.. tokens.Zip(top)];
    }
}
