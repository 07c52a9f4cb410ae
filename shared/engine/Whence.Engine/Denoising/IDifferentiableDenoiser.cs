using Whence.Engine.Configuration;
using Whence.Engine.Gradients;

namespace Whence.Engine.Denoising;

/// <summary>A model that can say how a logit depends on its input embeddings.</summary>
public interface IDifferentiableDenoiser
{
    /// <summary>Gets the configuration of the model.</summary>
    ModelConfig Config { get; }

    /// <summary>Returns the embeddings of tokens: [tokens, width].</summary>
    float[] Embed(ReadOnlySpan<int> tokens);

    /// <summary>
    /// Returns the gradient of Σ logit(row, token) with respect to the input embeddings. The logit is that of the
    /// hidden state at the LM head, as in the reference: where the residual is added the composed vector is the same.
    /// </summary>
    /// <param name="batch">The sequences.</param>
    /// <param name="embeddings">[rows, width].</param>
    /// <param name="targetRows">The row of each target; one target per sequence keeps the gradients apart.</param>
    /// <param name="targetTokens">The token of each target.</param>
    /// <param name="targetLogits">Receives the logit of each target.</param>
    /// <returns>[rows, width], valid until the next call.</returns>
    ReadOnlySpan<float> InputGradient(
        SequenceBatch batch,
        ReadOnlySpan<float> embeddings,
        ReadOnlySpan<int> targetRows,
        ReadOnlySpan<int> targetTokens,
        Span<float> targetLogits);
}
