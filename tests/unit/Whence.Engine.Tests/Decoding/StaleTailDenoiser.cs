using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;

namespace Whence.Engine.Tests.Decoding;

/// <summary>The mistake that the cache must not make, on purpose: the attention block that holds the prompt's tail
/// counts as final after the first pass, although answer positions share it.</summary>
internal sealed class StaleTailDenoiser(IDenoiser inner, int promptLength) : IDenoiser
{
    private readonly Dictionary<int, float[]> _remembered = [];
    private bool _seen;

    public ModelConfig Config => inner.Config;

    public string Backend => inner.Backend;

    public ISequenceCache CreateCache(int length) => inner.CreateCache(length);

    public void Forward(IReadOnlyList<DenoiserWindow> windows, Span<float> hidden)
    {
        var (window, width) = (windows.Single(), Config.Width);
        var behindTail = ((promptLength / Config.BlockLength) + 1) * Config.BlockLength;
        var narrowed = _seen && window.Start < behindTail && window.End > behindTail
            ? window with
            {
                Start = behindTail, Outputs = [.. window.Outputs.Where(position => position >= behindTail)],
            }
            : window;
        _seen = true;
        var rows = new float[narrowed.Outputs.Length * width];
        if (rows.Length > 0)
        {
            inner.Forward([narrowed], rows);
        }

        for (var i = 0; i < narrowed.Outputs.Length; i++)
        {
            _remembered[narrowed.Outputs[i]] = rows[(i * width)..((i + 1) * width)];
        }

        for (var i = 0; i < window.Outputs.Length; i++)
        {
            _remembered[window.Outputs[i]].CopyTo(hidden[(i * width)..]);
        }
    }

    public void Compose(ReadOnlySpan<float> hidden, int rows, Interventions? interventions, Span<float> composed) =>
        inner.Compose(hidden, rows, interventions, composed);

    public void ComposeEdited(ReadOnlySpan<float> hidden, int rows, EditOptions edits, Span<float> composed) =>
        inner.ComposeEdited(hidden, rows, edits, composed);

    public void Weights(
        ConceptKind kind,
        ReadOnlySpan<float> hidden,
        int rows,
        EditOptions? edits,
        ReadOnlySpan<int> concepts,
        Span<float> weights) => inner.Weights(kind, hidden, rows, edits, concepts, weights);

    public void Logits(ReadOnlySpan<float> composed, int rows, Span<float> logits) =>
        inner.Logits(composed, rows, logits);

    public ConceptReadout Read(ReadOnlySpan<float> hidden, int rows) => inner.Read(hidden, rows);

    public void ConceptLogits(ConceptKind kind, ReadOnlySpan<float> hidden, int rows, Span<float> logits) =>
        inner.ConceptLogits(kind, hidden, rows, logits);

    public void ConceptEmbedding(ConceptKind kind, int concept, Span<float> embedding) =>
        inner.ConceptEmbedding(kind, concept, embedding);

    public void AddEmbeddings(
        ConceptKind kind, ReadOnlySpan<int> concepts, ReadOnlySpan<float> weights, Span<float> sum) =>
        inner.AddEmbeddings(kind, concepts, weights, sum);

    public void HeadRow(int token, Span<float> row) => inner.HeadRow(token, row);

    public void Alignments(ConceptKind kind, ReadOnlySpan<int> concepts, int token, Span<float> alignments) =>
        inner.Alignments(kind, concepts, token, alignments);

    public void Dispose()
    {
    }
}
