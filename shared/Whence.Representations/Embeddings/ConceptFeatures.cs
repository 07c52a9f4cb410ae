using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Embeddings;
using Whence.Tensors.Kernels;

namespace Whence.Representations.Embeddings;

/// <summary>The part of a hidden state that one kind of concepts carries, Σ w_i · E_i.</summary>
internal sealed class ConceptFeatures(IDenoiser denoiser)
{
    // Large heads have 100,000 concepts: rows are read in small groups.
    private const int RowsTogether = 32;

    private readonly Dictionary<(ConceptKind Kind, int Concept), float[]> _embeddings = [];

    /// <summary>Writes the features of rows, [rows, width].</summary>
    public void Write(EmbeddingType type, ReadOnlySpan<float> hidden, int rows, Span<float> features)
    {
        features.Clear();
        if (type == EmbeddingType.Known)
        {
            Mix(ConceptKind.Known, hidden, rows, 1, features);
        }
        else if (denoiser.Config.Concepts.HasDiscovered)
        {
            Mix(ConceptKind.Discovered, hidden, rows, 1, features);
        }
        else
        {
            // Without a discovered head, what the known concepts leave stands in for it.
            hidden.CopyTo(features);
            Mix(ConceptKind.Known, hidden, rows, -1, features);
        }
    }

    private void Mix(ConceptKind kind, ReadOnlySpan<float> hidden, int rows, float sign, Span<float> features)
    {
        var (concepts, width) = (denoiser.Config.Concepts, denoiser.Config.Width);
        int[] all = [.. Enumerable.Range(0, kind == ConceptKind.Known ? concepts.Known : concepts.Discovered)];
        var weights = new float[RowsTogether * all.Length];
        for (var first = 0; first < rows; first += RowsTogether)
        {
            var count = Math.Min(RowsTogether, rows - first);
            var part = weights.AsSpan(0, count * all.Length);
            denoiser.Weights(kind, hidden.Slice(first * width, count * width), count, edits: null, all, part);
            for (var i = 0; i < part.Length; i++)
            {
                if (part[i] != 0)
                {
                    var row = features.Slice((first + (i / all.Length)) * width, width);
                    Elementwise.AddScaled(Embedding(kind, i % all.Length), sign * part[i], row);
                }
            }
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
