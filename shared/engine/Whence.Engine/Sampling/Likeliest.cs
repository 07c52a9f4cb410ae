using Whence.Tensors.Kernels;

namespace Whence.Engine.Sampling;

/// <summary>The likeliest token of a position and its probability, by which positions are chosen.</summary>
/// <param name="Token">The token.</param>
/// <param name="Confidence">Its probability.</param>
internal readonly record struct Likeliest(int Token, float Confidence)
{
    /// <summary>Finds it.</summary>
    /// <param name="logits">[vocabulary].</param>
    /// <param name="probabilities">Scratch, [vocabulary].</param>
    public static Likeliest Of(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        Softmax.Forward(logits, logits.Length, probabilities);
        Span<int> token = stackalloc int[1];
        Span<float> confidence = stackalloc float[1];
        TopK.Select(probabilities, token, confidence);
        return new Likeliest(token[0], confidence[0]);
    }
}
