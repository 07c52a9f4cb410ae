using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;

namespace Whence.Decoding.Turns;

/// <summary>The model for another thread than the engine's: every call waits for its turn. It does not own the model.
/// </summary>
internal sealed class TurnDenoiser(IDenoiser model, ModelTurns turns) : IDenoiser
{
    public ModelConfig Config => model.Config;

    public string Backend => model.Backend;

    public ISequenceCache CreateCache(int length) => model.CreateCache(length);

    public void Forward(IReadOnlyList<DenoiserWindow> windows, Span<float> hidden)
    {
        using var turn = turns.Take();
        model.Forward(windows, hidden);
    }

    public void Compose(ReadOnlySpan<float> hidden, int rows, Interventions? interventions, Span<float> composed)
    {
        using var turn = turns.Take();
        model.Compose(hidden, rows, interventions, composed);
    }

    public void ComposeEdited(ReadOnlySpan<float> hidden, int rows, EditOptions edits, Span<float> composed)
    {
        using var turn = turns.Take();
        model.ComposeEdited(hidden, rows, edits, composed);
    }

    public void Weights(
        ConceptKind kind,
        ReadOnlySpan<float> hidden,
        int rows,
        EditOptions? edits,
        ReadOnlySpan<int> concepts,
        Span<float> weights)
    {
        using var turn = turns.Take();
        model.Weights(kind, hidden, rows, edits, concepts, weights);
    }

    public void Logits(ReadOnlySpan<float> composed, int rows, Span<float> logits)
    {
        using var turn = turns.Take();
        model.Logits(composed, rows, logits);
    }

    public ConceptReadout Read(ReadOnlySpan<float> hidden, int rows)
    {
        using var turn = turns.Take();
        return model.Read(hidden, rows);
    }

    public void ConceptLogits(ConceptKind kind, ReadOnlySpan<float> hidden, int rows, Span<float> logits)
    {
        using var turn = turns.Take();
        model.ConceptLogits(kind, hidden, rows, logits);
    }

    public void ConceptEmbedding(ConceptKind kind, int concept, Span<float> embedding)
    {
        using var turn = turns.Take();
        model.ConceptEmbedding(kind, concept, embedding);
    }

    public void AddEmbeddings(
        ConceptKind kind, ReadOnlySpan<int> concepts, ReadOnlySpan<float> weights, Span<float> sum)
    {
        using var turn = turns.Take();
        model.AddEmbeddings(kind, concepts, weights, sum);
    }

    public void HeadRow(int token, Span<float> row)
    {
        using var turn = turns.Take();
        model.HeadRow(token, row);
    }

    public void Alignments(ConceptKind kind, ReadOnlySpan<int> concepts, int token, Span<float> alignments)
    {
        using var turn = turns.Take();
        model.Alignments(kind, concepts, token, alignments);
    }

    public void Dispose()
    {
    }
}
