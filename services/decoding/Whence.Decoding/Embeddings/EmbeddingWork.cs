using Whence.Decoding.Engine;
using Whence.Engine.Embeddings;

namespace Whence.Decoding.Embeddings;

/// <summary>Embeds inputs, one at a time, between the steps of sessions.</summary>
internal sealed class EmbeddingWork(
    DecodingModel model, IReadOnlyList<int[]> inputs, EmbeddingType type, CancellationToken cancellation)
    : EngineWork<IReadOnlyList<float[]>>(cancellation)
{
    private readonly List<float[]> _vectors = [];

    protected override bool Advance(out IReadOnlyList<float[]> result)
    {
        result = _vectors;
        _vectors.Add(model.Inspector.Embed(inputs[_vectors.Count], type, Pooling.Mean));
        return _vectors.Count == inputs.Count;
    }
}
