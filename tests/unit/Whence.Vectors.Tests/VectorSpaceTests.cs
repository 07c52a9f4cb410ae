namespace Whence.Vectors.Tests;

public sealed class VectorSpaceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(VectorSpace.DimensionLimit + 1)]
    public void New_DimensionOutOfRange_NamesIt(int dimension)
    {
        var refusal = Assert.Throws<VectorException>(() => new VectorSpace(dimension, VectorDistance.Cosine));

        Assert.Contains($"{dimension} dimensions", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_UnknownDistance_NamesIt() => Assert.Contains(
        "7 is no distance",
        Assert.Throws<VectorException>(() => new VectorSpace(3, (VectorDistance)7)).Message,
        StringComparison.Ordinal);
}
