using Whence.Engine.Concepts;
using Whence.Engine.Configuration;

namespace Whence.Engine.Denoising;

/// <summary>A model that several threads share: every call waits for its turn, so that long work leaves gaps for
/// others. It does not own the model.</summary>
/// <param name="model">The model, which takes one call at a time.</param>
/// <param name="takeTurn">Waits for a turn; disposing of the result ends it.</param>
public sealed class TurnDenoiser(IDenoiser model, Func<IDisposable> takeTurn) : IDenoiser
{
    /// <inheritdoc />
    public ModelConfig Config => model.Config;

    /// <inheritdoc />
    public string Backend => model.Backend;

    /// <inheritdoc />
    public ISequenceCache CreateCache(int length) => model.CreateCache(length);

    /// <inheritdoc />
    public void Forward(IReadOnlyList<DenoiserWindow> windows, Span<float> hidden)
    {
        using var turn = takeTurn();
        model.Forward(windows, hidden);
    }

    /// <inheritdoc />
    public void Compose(ReadOnlySpan<float> hidden, int rows, Interventions? interventions, Span<float> composed)
    {
        using var turn = takeTurn();
        model.Compose(hidden, rows, interventions, composed);
    }

    /// <inheritdoc />
    public void ComposeEdited(ReadOnlySpan<float> hidden, int rows, EditOptions edits, Span<float> composed)
    {
        using var turn = takeTurn();
        model.ComposeEdited(hidden, rows, edits, composed);
    }

    /// <inheritdoc />
    public void Weights(
        ConceptKind kind,
        ReadOnlySpan<float> hidden,
        int rows,
        EditOptions? edits,
        ReadOnlySpan<int> concepts,
        Span<float> weights)
    {
        using var turn = takeTurn();
        model.Weights(kind, hidden, rows, edits, concepts, weights);
    }

    /// <inheritdoc />
    public void Logits(ReadOnlySpan<float> composed, int rows, Span<float> logits)
    {
        using var turn = takeTurn();
        model.Logits(composed, rows, logits);
    }

    /// <inheritdoc />
    public ConceptReadout Read(ReadOnlySpan<float> hidden, int rows)
    {
        using var turn = takeTurn();
        return model.Read(hidden, rows);
    }

    /// <inheritdoc />
    public void ConceptLogits(ConceptKind kind, ReadOnlySpan<float> hidden, int rows, Span<float> logits)
    {
        using var turn = takeTurn();
        model.ConceptLogits(kind, hidden, rows, logits);
    }

    /// <inheritdoc />
    public void ConceptEmbedding(ConceptKind kind, int concept, Span<float> embedding)
    {
        using var turn = takeTurn();
        model.ConceptEmbedding(kind, concept, embedding);
    }

    /// <inheritdoc />
    public void AddEmbeddings(
        ConceptKind kind, ReadOnlySpan<int> concepts, ReadOnlySpan<float> weights, Span<float> sum)
    {
        using var turn = takeTurn();
        model.AddEmbeddings(kind, concepts, weights, sum);
    }

    /// <inheritdoc />
    public void HeadRow(int token, Span<float> row)
    {
        using var turn = takeTurn();
        model.HeadRow(token, row);
    }

    /// <inheritdoc />
    public void Alignments(ConceptKind kind, ReadOnlySpan<int> concepts, int token, Span<float> alignments)
    {
        using var turn = takeTurn();
        model.Alignments(kind, concepts, token, alignments);
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
