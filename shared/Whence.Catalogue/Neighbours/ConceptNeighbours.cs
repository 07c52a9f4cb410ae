using Whence.Engine.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Tensors.Kernels;

namespace Whence.Catalogue.Neighbours;

/// <summary>
/// The concepts whose embeddings point the same way: what they add to the output layer is alike, whatever their labels
/// say.
/// </summary>
/// <remarks>Unit embeddings of all concepts are kept, [concepts, width] in float32.</remarks>
public sealed class ConceptNeighbours
{
    private readonly ModelConfig _config;
    private readonly float[] _known; // [known, width]
    private readonly float[] _discovered; // [discovered, width]

    /// <summary>Initializes a new instance of the <see cref="ConceptNeighbours"/> class; it reads every embedding.
    /// </summary>
    public ConceptNeighbours(IDenoiser denoiser)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        _config = denoiser.Config;
        _known = Units(denoiser, ConceptKind.Known, _config.Concepts.Known);
        _discovered = Units(
            denoiser, ConceptKind.Discovered, _config.Concepts.HasDiscovered ? _config.Concepts.Discovered : 0);
    }

    /// <summary>Returns the nearest concepts of both kinds, nearest first, without the concept itself.</summary>
    /// <param name="kind">Known or discovered.</param>
    /// <param name="concept">Its id within its kind.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<ConceptNeighbour> Of(ConceptKind kind, int concept, int count)
    {
        var width = _config.Width;
        var direction = Table(kind).AsSpan(concept * width, width).ToArray();
        return
        [
            .. Cosines(ConceptKind.Known, direction).Concat(Cosines(ConceptKind.Discovered, direction))
                .Where(neighbour => (neighbour.Kind, neighbour.Concept) != (kind, concept))
                .OrderByDescending(neighbour => neighbour.Cosine)
                .ThenBy(neighbour => neighbour.Kind)
                .ThenBy(neighbour => neighbour.Concept)
                .Take(count),
        ];
    }

    private static float[] Units(IDenoiser denoiser, ConceptKind kind, int count)
    {
        var width = denoiser.Config.Width;
        var units = new float[count * width];
        for (var concept = 0; concept < count; concept++)
        {
            var unit = units.AsSpan(concept * width, width);
            denoiser.ConceptEmbedding(kind, concept, unit);
            var length = MathF.Sqrt(Elementwise.SumOfSquares(unit));
            Elementwise.Scale(unit, length > 0 ? 1 / length : 0);
        }

        return units;
    }

    private IEnumerable<ConceptNeighbour> Cosines(ConceptKind kind, float[] direction)
    {
        var table = Table(kind);
        for (var concept = 0; concept < table.Length / direction.Length; concept++)
        {
            var cosine = Elementwise.Dot(table.AsSpan(concept * direction.Length, direction.Length), direction);
            yield return new ConceptNeighbour(kind, concept, cosine);
        }
    }

    private float[] Table(ConceptKind kind) => kind == ConceptKind.Known ? _known : _discovered;
}
