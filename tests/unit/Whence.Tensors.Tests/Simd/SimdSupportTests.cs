using Whence.Tensors.Simd;

namespace Whence.Tensors.Tests.Simd;

public sealed class SimdSupportTests
{
    [Theory]
    [InlineData(null, SimdLevel.Avx512)]
    [InlineData("", SimdLevel.Avx512)]
    [InlineData("avx512", SimdLevel.Avx512)]
    [InlineData(" AVX2 ", SimdLevel.Avx2)]
    [InlineData("scalar", SimdLevel.Scalar)]
    public void Choose_KnownName_GivesTheLevel(string? requested, SimdLevel expected) =>
        Assert.Equal(expected, SimdSupport.Choose(requested, SimdLevel.Avx512));

    [Theory]
    [InlineData("neon")]
    [InlineData("7")]
    public void Choose_UnknownName_SaysWhatToSet(string requested)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => SimdSupport.Choose(requested, SimdLevel.Avx512));
        Assert.Contains($"WHENCE_SIMD={requested}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("avx512, avx2 or scalar", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_LevelTheMachineLacks_NamesItsWidest()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => SimdSupport.Choose("avx512", SimdLevel.Avx2));
        Assert.Contains("its widest level is avx2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Level_OfThisProcess_IsOneThatTheMachineCanRun() =>
        Assert.True(SimdSupport.Level <= SimdSupport.Widest);
}
