using Whence.Engine.Embeddings;

namespace Whence.Engine.Tests.Embeddings;

public sealed class PoolTests
{
    private static readonly float[] Vectors = [1, 2, 3, 4, 8, 12];

    [Fact]
    public void Rows_EveryPooling_IsByItsName()
    {
        Assert.Equal([4, 6], Pool.Rows(Vectors, 2, Pooling.Mean));
        Assert.Equal([1, 2], Pool.Rows(Vectors, 2, Pooling.First));
        Assert.Equal([8, 12], Pool.Rows(Vectors, 2, Pooling.Last));
        Assert.Equal(Vectors, Pool.Rows(Vectors, 2, Pooling.None));
    }

    [Fact]
    public void Rows_OneVector_IsItselfUnderEveryPooling()
    {
        foreach (var pooling in Enum.GetValues<Pooling>())
        {
            Assert.Equal([5, 7], Pool.Rows([5, 7], 2, pooling));
        }
    }
}
