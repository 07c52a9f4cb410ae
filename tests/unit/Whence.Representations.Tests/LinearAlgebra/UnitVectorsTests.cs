using Whence.Representations.LinearAlgebra;
using Whence.Tensors.Threading;

namespace Whence.Representations.Tests.LinearAlgebra;

public sealed class UnitVectorsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2048)]
    [InlineData(5000)]
    public void Nearest_ManyAtOnce_IsTheNearestOfEach(int count)
    {
        const int width = 7;
        var vectors = Units(Draw.Normals(3, count * width), width);
        var queries = Draw.Normals(4, 9 * width);
        var (indices, cosines) = (new int[9], new float[9]);
        vectors.Nearest(WorkerPool.CallerOnly, queries, indices, cosines);
        for (var row = 0; row < 9; row++)
        {
            var query = queries[(row * width)..((row + 1) * width)];
            var products = Enumerable.Range(0, count)
                .Select(i => vectors[i].ToArray().Zip(query, (a, b) => (double)a * b).Sum()).ToList();
            Assert.Equal(products.Max(), cosines[row], 4);
            Assert.Equal(products[indices[row]], cosines[row], 4);
        }
    }

    [Fact]
    public void Nearest_NoVectors_FindsNone()
    {
        var (indices, cosines) = (new int[2], new float[2]);
        new UnitVectors(3).Nearest(WorkerPool.CallerOnly, new float[6], indices, cosines);
        Assert.Equal([-1, -1], indices);
        Assert.Equal([-2, -2], cosines);
    }

    [Fact]
    public void Nearest_TheSameVectorTwice_FindsTheFirst()
    {
        var vectors = new UnitVectors(2);
        for (var i = 0; i < 3000; i++)
        {
            vectors.Add(i is 10 or 2900 ? [1, 0] : [0, 1]);
        }

        var (indices, cosines) = (new int[1], new float[1]);
        vectors.Nearest(WorkerPool.CallerOnly, [1, 0], indices, cosines);
        Assert.Equal((10, 1), (indices[0], cosines[0]));
    }

    private static UnitVectors Units(float[] values, int width)
    {
        var units = new UnitVectors(width);
        foreach (var vector in values.Chunk(width))
        {
            UnitVectors.Normalize(vector);
            units.Add(vector);
        }

        return units;
    }
}
