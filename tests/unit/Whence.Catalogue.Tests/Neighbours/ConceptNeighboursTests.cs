using Whence.Catalogue.Neighbours;
using Whence.Engine.Concepts;
using Whence.Models;
using Whence.Testing;

namespace Whence.Catalogue.Tests.Neighbours;

public sealed class ConceptNeighboursTests : IDisposable
{
    private readonly TinyModel _files = new();
    private readonly LoadedModel _model;

    public ConceptNeighboursTests() => _model = LoadedModel.Open(_files.Folder, threads: 1);

    public void Dispose()
    {
        _model.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData(ConceptKind.Known, 2)]
    [InlineData(ConceptKind.Discovered, 3)]
    public void Of_Concept_RanksAllOthersByCosine(ConceptKind kind, int concept)
    {
        var neighbours = new ConceptNeighbours(_model.Denoiser).Of(kind, concept, 100);

        Assert.Equal(TinyModel.Known + TinyModel.Discovered - 1, neighbours.Count);
        Assert.DoesNotContain(neighbours, neighbour => (neighbour.Kind, neighbour.Concept) == (kind, concept));
        Assert.Equal(neighbours.OrderByDescending(neighbour => neighbour.Cosine), neighbours);
        foreach (var neighbour in neighbours)
        {
            Assert.Equal(Cosine(kind, concept, neighbour.Kind, neighbour.Concept), neighbour.Cosine, 5);
        }
    }

    [Fact]
    public void Of_SmallCount_ReturnsTheNearestOnly()
    {
        var neighbours = new ConceptNeighbours(_model.Denoiser);

        Assert.Equal(neighbours.Of(ConceptKind.Known, 0, 50).Take(3), neighbours.Of(ConceptKind.Known, 0, 3));
    }

    private double Cosine(ConceptKind left, int leftId, ConceptKind right, int rightId)
    {
        var (a, b) = (Embedding(left, leftId), Embedding(right, rightId));
        double Dot(float[] x, float[] y) => x.Zip(y, (p, q) => (double)p * q).Sum();
        return Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));
    }

    private float[] Embedding(ConceptKind kind, int concept)
    {
        var embedding = new float[_model.Package.Config.Width];
        _model.Denoiser.ConceptEmbedding(kind, concept, embedding);
        return embedding;
    }
}
