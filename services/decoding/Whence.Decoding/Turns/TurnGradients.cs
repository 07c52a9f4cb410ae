using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Gradients;

namespace Whence.Decoding.Turns;

/// <summary>The model with gradients for another thread than the engine's: every call waits for its turn.</summary>
internal sealed class TurnGradients(IDifferentiableDenoiser model, ModelTurns turns) : IDifferentiableDenoiser
{
    public ModelConfig Config => model.Config;

    public float[] Embed(ReadOnlySpan<int> tokens)
    {
        using var turn = turns.Take();
        return model.Embed(tokens);
    }

    // A row of the weights: nothing is computed.
    public ReadOnlySpan<float> HeadRow(int token) => model.HeadRow(token);

    public float Logit(ReadOnlySpan<float> hidden, int token, EditOptions? edits, Span<float> dHidden)
    {
        using var turn = turns.Take();
        return model.Logit(hidden, token, edits, dHidden);
    }

    public void LogProbabilities(
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> tokens,
        EditOptions? edits,
        Span<float> values,
        Span<float> dHidden)
    {
        using var turn = turns.Take();
        model.LogProbabilities(hidden, tokens, edits, values, dHidden);
    }

    public ReadOnlySpan<float> Forward(SequenceBatch batch, ReadOnlySpan<float> embeddings)
    {
        using var turn = turns.Take();
        return model.Forward(batch, embeddings);
    }

    public ReadOnlySpan<float> Backward(SequenceBatch batch, float[] dHidden, Span<float> dShares = default)
    {
        using var turn = turns.Take();
        return model.Backward(batch, dHidden, dShares);
    }
}
