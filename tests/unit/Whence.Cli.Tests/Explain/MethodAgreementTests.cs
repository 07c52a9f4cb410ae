using Whence.Cli.Explain;
using Whence.Explanations.Inputs;

namespace Whence.Cli.Tests.Explain;

public class MethodAgreementTests
{
    [Theory]
    [InlineData(new double[] { 4, 3, 2, 1 }, new double[] { 8, 6, 4, 2 }, 1, 1)]
    [InlineData(new double[] { 4, 3, 2, 1 }, new double[] { 1, 2, 3, 4 }, -1, 2 / 3.0)]
    [InlineData(new double[] { 9, 8, 7, 0, 0, 0 }, new double[] { 0, 0, 0, 7, 8, 9 }, -0.87097, 0)]
    [InlineData(new double[] { 1, 0 }, new double[] { 5, 2 }, 1, 1)]
    public void Of_TwoMethods_ComparesRanksAndTheStrongest(double[] left, double[] right, double ranks, double top)
    {
        var pair = Assert.Single(MethodAgreement.Of([Method("a", left), Method("b", right)]));
        Assert.Equal(("a", "b"), (pair.Left, pair.Right));
        Assert.Equal(ranks, pair.Spearman, 0.001);
        Assert.Equal(top, pair.TopOverlap, 1e-9);
    }

    private static ComparedMethod Method(string name, double[] scores) => new(
        name, name, "logit", 1, 1, new ErrorFigure("interaction", 0), new RandomControl(1, 1, 0, 0, 0, 0), scores);
}
