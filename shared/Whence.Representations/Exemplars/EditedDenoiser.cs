using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Embeddings;

namespace Whence.Representations.Exemplars;

/// <summary>
/// A model whose vectors are changed along a direction, so that whole answers can be generated with it. The change is
/// at the last layer: keys and values of the layers below stay as they were.
/// </summary>
public sealed class EditedDenoiser : IDenoiser
{
    private readonly IDenoiser _inner;
    private readonly DirectionEdit _edit;
    private readonly bool _hidden;

    /// <summary>Initializes a new instance of the <see cref="EditedDenoiser"/> class.</summary>
    /// <param name="inner">The model; it stays the caller's to dispose of.</param>
    /// <param name="edit">The change.</param>
    /// <param name="type">Where: the hidden state, before the concepts are read, or the composed vector.</param>
    /// <exception cref="ArgumentException">The type is another, or the direction has another width.</exception>
    public EditedDenoiser(IDenoiser inner, DirectionEdit edit, EmbeddingType type)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(edit);
        if (type is not (EmbeddingType.Hidden or EmbeddingType.Composed)
            || edit.Direction.Length != inner.Config.Width)
        {
            throw new ArgumentException(
                $"A direction of {edit.Direction.Length} values cannot change {type} vectors of " +
                $"{inner.Config.Width}; read hidden or composed vectors of this model.");
        }

        (_inner, _edit, _hidden) = (inner, edit, type == EmbeddingType.Hidden);
    }

    /// <inheritdoc/>
    public ModelConfig Config => _inner.Config;

    /// <inheritdoc/>
    public string Backend => _inner.Backend;

    /// <inheritdoc/>
    public ISequenceCache CreateCache(int length) => _inner.CreateCache(length);

    /// <inheritdoc/>
    public void Forward(IReadOnlyList<DenoiserWindow> windows, Span<float> hidden)
    {
        ArgumentNullException.ThrowIfNull(windows);
        _inner.Forward(windows, hidden);
        if (_hidden)
        {
            _edit.Apply(hidden[..(windows.Sum(window => window.Outputs.Length) * Config.Width)]);
        }
    }

    /// <inheritdoc/>
    public void Compose(ReadOnlySpan<float> hidden, int rows, Interventions? interventions, Span<float> composed)
    {
        _inner.Compose(hidden, rows, interventions, composed);
        if (!_hidden)
        {
            _edit.Apply(composed[..(rows * Config.Width)]);
        }
    }

    /// <inheritdoc/>
    public void ComposeEdited(ReadOnlySpan<float> hidden, int rows, EditOptions edits, Span<float> composed)
    {
        _inner.ComposeEdited(hidden, rows, edits, composed);
        if (!_hidden)
        {
            _edit.Apply(composed[..(rows * Config.Width)]);
        }
    }

    /// <inheritdoc/>
    public void Weights(
        ConceptKind kind,
        ReadOnlySpan<float> hidden,
        int rows,
        EditOptions? edits,
        ReadOnlySpan<int> concepts,
        Span<float> weights) => _inner.Weights(kind, hidden, rows, edits, concepts, weights);

    /// <inheritdoc/>
    public void ConceptLogits(ConceptKind kind, ReadOnlySpan<float> hidden, int rows, Span<float> logits) =>
        _inner.ConceptLogits(kind, hidden, rows, logits);

    /// <inheritdoc/>
    public void Logits(ReadOnlySpan<float> composed, int rows, Span<float> logits) =>
        _inner.Logits(composed, rows, logits);

    /// <inheritdoc/>
    public ConceptReadout Read(ReadOnlySpan<float> hidden, int rows) => _inner.Read(hidden, rows);

    /// <inheritdoc/>
    public void ConceptEmbedding(ConceptKind kind, int concept, Span<float> embedding) =>
        _inner.ConceptEmbedding(kind, concept, embedding);

    /// <inheritdoc/>
    public void AddEmbeddings(
        ConceptKind kind, ReadOnlySpan<int> concepts, ReadOnlySpan<float> weights, Span<float> sum) =>
        _inner.AddEmbeddings(kind, concepts, weights, sum);

    /// <inheritdoc/>
    public void HeadRow(int token, Span<float> row) => _inner.HeadRow(token, row);

    /// <inheritdoc/>
    public void Alignments(ConceptKind kind, ReadOnlySpan<int> concepts, int token, Span<float> alignments) =>
        _inner.Alignments(kind, concepts, token, alignments);

    /// <summary>Does nothing: the model belongs to the caller.</summary>
    public void Dispose()
    {
    }
}
