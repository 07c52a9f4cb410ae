using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Gradients;

namespace Whence.Engine.Denoising;

/// <summary>
/// A model whose hidden state can be followed back to its input embeddings. One pass at a time: what a pass returns is
/// valid until the next.
/// </summary>
public interface IDifferentiableDenoiser
{
    /// <summary>Gets the configuration of the model.</summary>
    ModelConfig Config { get; }

    /// <summary>Returns the embeddings of tokens: [tokens, width].</summary>
    float[] Embed(ReadOnlySpan<int> tokens);

    /// <summary>Returns the row of the LM head of a token, W_y: [width].</summary>
    ReadOnlySpan<float> HeadRow(int token);

    /// <summary>Returns the final hidden state of every row, [rows, width].</summary>
    /// <param name="batch">The sequences, with the steering of their masked positions.</param>
    /// <param name="embeddings">[rows, width]; the batch's tokens only say which positions are masked.</param>
    ReadOnlySpan<float> Forward(SequenceBatch batch, ReadOnlySpan<float> embeddings);

    /// <summary>Goes back through the last forward pass; the weights get no gradients.</summary>
    /// <param name="batch">The batch of that pass.</param>
    /// <param name="dHidden">The gradient of the hidden state, [rows, width].</param>
    /// <param name="dShares">[rows], the gradient of the share of the injection that each row gets, or empty.</param>
    /// <returns>The gradient of the input embeddings, [rows, width].</returns>
    ReadOnlySpan<float> Backward(SequenceBatch batch, float[] dHidden, Span<float> dShares = default);

    /// <summary>Returns the logit of a token for one row of the hidden state, as the concept heads compose it, and
    /// writes its gradient. Which concepts a top-k keeps is taken as given.</summary>
    /// <param name="hidden">[width].</param>
    /// <param name="token">The token.</param>
    /// <param name="edits">Weights of concepts to change, or null.</param>
    /// <param name="dHidden">[width]; W_y itself where the residual is kept and nothing is edited.</param>
    float Logit(ReadOnlySpan<float> hidden, int token, EditOptions? edits, Span<float> dHidden);

    /// <summary>Computes log-probabilities of tokens, natural and without penalties or suppression, for rows of the
    /// hidden state as the concept heads compose them, and their gradients.</summary>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="tokens">The token of each row, [rows].</param>
    /// <param name="edits">Weights of concepts to change in all rows, or null.</param>
    /// <param name="values">[rows].</param>
    /// <param name="dHidden">[rows, width].</param>
    void LogProbabilities(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> tokens,
        EditOptions? edits,
        Span<float> values,
        Span<float> dHidden);
}
