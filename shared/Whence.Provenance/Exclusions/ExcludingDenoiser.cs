using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Provenance.Evidence;

namespace Whence.Provenance.Exclusions;

/// <summary>
/// A model whose vectors lose what is excluded before they enter the LM head, in every step, so that an answer can be
/// generated without it: free re-inference. What the layers below learned from the excluded text stays.
/// </summary>
public sealed class ExcludingDenoiser : IDenoiser
{
    private readonly IDenoiser _inner;
    private readonly ReducedBank _reduced;
    private readonly MixtureFit _mixtures;

    /// <summary>Initializes a new instance of the <see cref="ExcludingDenoiser"/> class.</summary>
    /// <param name="inner">The model; it stays the caller's to dispose of.</param>
    /// <param name="reduced">What is excluded.</param>
    /// <param name="mixtures">How vectors are written as mixtures of the same bank.</param>
    public ExcludingDenoiser(IDenoiser inner, ReducedBank reduced, MixtureFit mixtures)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(reduced);
        ArgumentNullException.ThrowIfNull(mixtures);
        (_inner, _reduced, _mixtures) = (inner, reduced, mixtures);
    }

    /// <inheritdoc/>
    public ModelConfig Config => _inner.Config;

    /// <inheritdoc/>
    public string Backend => _inner.Backend;

    /// <inheritdoc/>
    public ISequenceCache CreateCache(int length) => _inner.CreateCache(length);

    /// <inheritdoc/>
    public void Forward(IReadOnlyList<DenoiserWindow> windows, Span<float> hidden) =>
        _inner.Forward(windows, hidden);

    /// <inheritdoc/>
    public void Compose(ReadOnlySpan<float> hidden, int rows, Interventions? interventions, Span<float> composed)
    {
        _inner.Compose(hidden, rows, interventions, composed);
        Remove(composed[..(rows * Config.Width)]);
    }

    /// <inheritdoc/>
    public void ComposeEdited(ReadOnlySpan<float> hidden, int rows, EditOptions edits, Span<float> composed)
    {
        _inner.ComposeEdited(hidden, rows, edits, composed);
        Remove(composed[..(rows * Config.Width)]);
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

    private void Remove(Span<float> composed)
    {
        foreach (var (row, mixture) in _mixtures.Fit(composed).Index())
        {
            _reduced.Remove(composed.Slice(row * Config.Width, Config.Width), mixture);
        }
    }
}
