using Whence.Tensors.Kernels;
using Whence.Tensors.Simd;
using Whence.Tensors.Tests.Reference;
using Whence.Tensors.Tests.Support;

namespace Whence.Tensors.Tests.Kernels;

public sealed class CrossEntropyTests
{
    private const int RowCount = 4;

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Forward_OddSizes_MatchesOracle(SimdLevel level, int classes)
    {
        var (logits, targets) = Input(classes);
        var (losses, logSumExp) = (new float[RowCount], new float[RowCount]);

        CrossEntropy.Forward(level, logits, targets, classes, losses, logSumExp);

        var logits64 = Draw.Widen(logits);
        Near.Equal(SoftmaxReference.Losses(logits64, targets, classes), losses, 2e-6, "losses");
        Near.Equal(SoftmaxReference.LogSumExp(logits64, classes), logSumExp, 1e-6, "logSumExp");
    }

    [Theory]
    [MemberData(nameof(Levels.AndSizes), MemberType = typeof(Levels))]
    public void Backward_InPlace_MatchesFiniteDifferences(SimdLevel level, int classes)
    {
        var (logits, targets) = Input(classes);
        float[] weights = [1, 0.25f, 0, -3];
        var (losses, logSumExp) = (new float[RowCount], new float[RowCount]);
        var expected = FiniteDifference.Gradient(
            at => SoftmaxReference.Losses(at, targets, classes), Draw.Widen(logits), weights);
        CrossEntropy.Forward(level, logits, targets, classes, losses, logSumExp);

        CrossEntropy.Backward(level, logits, targets, logSumExp, weights, classes, logits);

        Near.Equal(expected, logits, 3e-6, "dLogits");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void ForwardAndBackward_MaskedAndHugeLogits_StayFinite(SimdLevel level)
    {
        float[] logits = [float.NegativeInfinity, 3e38f, 3e38f, -3e38f];
        var (losses, logSumExp, gradient) = (new float[1], new float[1], new float[4]);

        CrossEntropy.Forward(level, logits, [1], 4, losses, logSumExp);
        CrossEntropy.Backward(level, [float.NegativeInfinity, 2, 2, -200], [1], [2 + MathF.Log(2)], [1], 4, gradient);

        Near.Equal(0, losses[0], 1e-6, "loss"); // ln 2 is below the spacing of numbers near 3e38
        Near.Equal([0, -0.5, 0.5, 0], gradient, 1e-6, "dLogits");
    }

    [Theory]
    [MemberData(nameof(Levels.All), MemberType = typeof(Levels))]
    public void Forward_LargeVocabulary_KeepsPrecision(SimdLevel level)
    {
        const int Classes = 100_289;
        var logits = Draw.Normal(7, Classes, 2);
        var (losses, logSumExp) = (new float[1], new float[1]);

        CrossEntropy.Forward(level, logits, [Classes - 1], Classes, losses, logSumExp);

        Near.Equal(SoftmaxReference.LogSumExp(Draw.Widen(logits), Classes), logSumExp, 1e-6, "logSumExp");
    }

    [Fact]
    public void PublicCalls_Warm_UseTheChosenLevelAndAllocateNothing()
    {
        var (logits, targets) = Input(100);
        float[] weights = [1, 2, 3, 4];
        var (losses, logSumExp, gradient) = (new float[RowCount], new float[RowCount], new float[logits.Length]);
        var (lossesLevel, gradientLevel) = (new float[RowCount], new float[logits.Length]);

        Allocation.IsZero(() => CrossEntropy.Forward(logits, targets, 100, losses, logSumExp));
        Allocation.IsZero(() => CrossEntropy.Backward(logits, targets, logSumExp, weights, 100, gradient));

        CrossEntropy.Forward(SimdSupport.Level, logits, targets, 100, lossesLevel, logSumExp);
        CrossEntropy.Backward(SimdSupport.Level, logits, targets, logSumExp, weights, 100, gradientLevel);
        Near.SameBits(lossesLevel, losses, "losses");
        Near.SameBits(gradientLevel, gradient, "dLogits");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Calls_TargetOutsideTheClasses_Throw(int target)
    {
        var (three, one) = (new float[3], new float[1]);
        Assert.Throws<ArgumentOutOfRangeException>(
            "targets", () => CrossEntropy.Forward(three, [target], 3, one, one));
        Assert.Throws<ArgumentOutOfRangeException>(
            "targets", () => CrossEntropy.Backward(three, [target], one, one, 3, three));
    }

    [Fact]
    public void Calls_LengthsThatDoNotFit_NameTheSpan()
    {
        var (three, one) = (new float[3], new float[1]);
        Assert.Throws<ArgumentException>("targets", () => CrossEntropy.Forward(three, [0, 0], 3, one, one));
        Assert.Throws<ArgumentException>("losses", () => CrossEntropy.Forward(three, [0], 3, three, one));
        Assert.Throws<ArgumentException>("weights", () => CrossEntropy.Backward(three, [0], one, three, 3, three));
    }

    private static (float[] Logits, int[] Targets) Input(int classes) =>
        (Draw.Normal(1, RowCount * classes, 3), Draw.Indices(2, RowCount, classes));
}
