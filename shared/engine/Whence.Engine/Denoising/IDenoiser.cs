using Whence.Engine.Concepts;
using Whence.Engine.Configuration;

namespace Whence.Engine.Denoising;

/// <summary>
/// The one seam between decoding and a backend. Everything above it, the decode loop, sampling, steering and
/// attribution, is free of backends.
/// </summary>
public interface IDenoiser : IDisposable
{
    /// <summary>Gets the configuration of the model.</summary>
    ModelConfig Config { get; }

    /// <summary>Gets the name of the backend, for records.</summary>
    string Backend { get; }

    /// <summary>Makes an empty cache for a sequence of at most <paramref name="length"/> positions.</summary>
    ISequenceCache CreateCache(int length);

    /// <summary>Runs the transformer over windows of several sequences at once and brings their caches up to date.
    /// </summary>
    /// <param name="windows">The windows; a sequence may appear once.</param>
    /// <param name="hidden">The final hidden state of every output position, window after window: [outputs, width].
    /// </param>
    void Forward(IReadOnlyList<DenoiserWindow> windows, Span<float> hidden);

    /// <summary>Rewrites hidden rows as known + discovered concepts + residual, the vector that enters the LM head.
    /// </summary>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="interventions">Concept weights to set, or null.</param>
    /// <param name="composed">[rows, width]; may be the memory of hidden.</param>
    void Compose(ReadOnlySpan<float> hidden, int rows, Interventions? interventions, Span<float> composed);

    /// <summary>Rewrites hidden rows as <see cref="Compose"/> does, with the weights of some concepts changed: plus
    /// Σ (w' - w) E_i where the residual is frozen, known' + discovered' where it is zeroed.</summary>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="edits">What is changed; nothing where it is empty.</param>
    /// <param name="composed">[rows, width]; may be the memory of hidden.</param>
    void ComposeEdited(ReadOnlySpan<float> hidden, int rows, EditOptions edits, Span<float> composed);

    /// <summary>Computes the weights with which some concepts count in the features of hidden rows: a sigmoid, or zero
    /// where a top-k cuts the concept off.</summary>
    /// <param name="kind">The kind of the concepts.</param>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="edits">What is changed, or null.</param>
    /// <param name="concepts">Ids within the kind.</param>
    /// <param name="weights">[rows, concepts].</param>
    void Weights(
        ConceptKind kind,
        ReadOnlySpan<float> hidden,
        int rows,
        EditOptions? edits,
        ReadOnlySpan<int> concepts,
        Span<float> weights);

    /// <summary>Projects composed rows to the vocabulary.</summary>
    /// <param name="composed">[rows, width].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="logits">[rows, vocabulary].</param>
    void Logits(ReadOnlySpan<float> composed, int rows, Span<float> logits);

    /// <summary>Reads the concepts of hidden rows.</summary>
    ConceptReadout Read(ReadOnlySpan<float> hidden, int rows);

    /// <summary>Scores every concept of a kind for hidden rows: logits before the sigmoid, clamped to 15 either way.
    /// </summary>
    /// <param name="kind">Known or discovered.</param>
    /// <param name="hidden">[rows, width].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="logits">[rows, concepts of the kind].</param>
    void ConceptLogits(ConceptKind kind, ReadOnlySpan<float> hidden, int rows, Span<float> logits);

    /// <summary>Writes the embedding of a concept, [width].</summary>
    void ConceptEmbedding(ConceptKind kind, int concept, Span<float> embedding);

    /// <summary>Adds Σ weight · embedding of some concepts to a vector; cheaper than one embedding after the other
    /// where tables are factorised.</summary>
    /// <param name="kind">Known or discovered.</param>
    /// <param name="concepts">Their ids.</param>
    /// <param name="weights">[concepts].</param>
    /// <param name="sum">[width], added to.</param>
    void AddEmbeddings(
        ConceptKind kind, ReadOnlySpan<int> concepts, ReadOnlySpan<float> weights, Span<float> sum);

    /// <summary>Writes the row of the LM head of a token, W_y: [width].</summary>
    void HeadRow(int token, Span<float> row);

    /// <summary>Writes E_i · W_y for concepts i and a token y: what full weight on each would add to its logit.
    /// </summary>
    void Alignments(ConceptKind kind, ReadOnlySpan<int> concepts, int token, Span<float> alignments);
}
