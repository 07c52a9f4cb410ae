using Whence.Engine.Concepts;
using Whence.Engine.Configuration;

namespace Whence.Models.Concepts;

/// <summary>Adds up the concepts over the tokens of one piece of a text.</summary>
internal sealed class ChunkSum((int Start, int End) chunk, ModelConfig config)
{
    private readonly ActivationSum _known = new(config.Concepts.Known);
    private readonly ActivationSum _discovered = new(config.Concepts.Discovered);

    public bool Holds(int position) => position >= chunk.Start && position < chunk.End;

    public void Add(ConceptKind kind, ReadOnlySpan<float> logits) =>
        (kind == ConceptKind.Known ? _known : _discovered).Add(logits);

    public ChunkActivation Result() => new(chunk.End - chunk.Start, _known.Result(), _discovered.Result());
}
