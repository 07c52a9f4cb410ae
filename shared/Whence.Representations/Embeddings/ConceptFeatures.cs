using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Embeddings;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Embeddings;

/// <summary>
/// The part of a hidden state that one kind of concepts carries: Σ sigmoid(z_i) · E_i over the concepts that a readout
/// reports. Those are all that the head uses where it is limited to its strongest; where it is not, the rest is left
/// out.
/// </summary>
internal sealed class ConceptFeatures(IDenoiser denoiser)
{
    private readonly Dictionary<(ConceptKind Kind, int Concept), float[]> _embeddings = [];

    /// <summary>Writes the features of rows, [rows, width].</summary>
    public void Write(EmbeddingType type, ReadOnlySpan<float> hidden, int rows, Span<float> features)
    {
        var readout = denoiser.Read(hidden, rows);
        if (type == EmbeddingType.Known)
        {
            Mix(ConceptKind.Known, readout.KnownTop, readout.KnownIds, readout.KnownLogits, 1, features);
        }
        else if (readout.DiscoveredTop > 0)
        {
            Mix(
                ConceptKind.Discovered,
                readout.DiscoveredTop,
                readout.DiscoveredIds,
                readout.DiscoveredLogits,
                1,
                features);
        }
        else
        {
            // Without a discovered head, what the known concepts leave stands in for it.
            hidden.CopyTo(features);
            Mix(ConceptKind.Known, readout.KnownTop, readout.KnownIds, readout.KnownLogits, -1, features);
        }
    }

    private void Mix(ConceptKind kind, int top, int[] ids, float[] logits, float sign, Span<float> features)
    {
        var width = denoiser.Config.Width;
        for (var i = 0; i < ids.Length; i++)
        {
            var weight = 1 / (1 + MathF.Exp(-logits[i]));
            Elementwise.AddScaled(Embedding(kind, ids[i]), sign * weight, features.Slice(i / top * width, width));
        }
    }

    private float[] Embedding(ConceptKind kind, int concept)
    {
        if (!_embeddings.TryGetValue((kind, concept), out var embedding))
        {
            embedding = new float[denoiser.Config.Width];
            denoiser.ConceptEmbedding(kind, concept, embedding);
            _embeddings[(kind, concept)] = embedding;
        }

        return embedding;
    }
}
