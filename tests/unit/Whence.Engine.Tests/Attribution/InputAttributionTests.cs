using Whence.Engine.Attribution;
using Whence.Engine.Diffusion;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Attribution;

public sealed class InputAttributionTests
{
    private static readonly InputAttribution Attribution = new(
        [
            new InputTarget(new Commit(0, 0, 3, 7, 2), [1f, -3f, 0f, 9f, 9f], 2, 0),
            new InputTarget(new Commit(1, 1, 4, 8, 2), [0f, 2f, 2f, 9f, 9f], 2, 0),
        ],
        3,
        "by hand",
        2);

    [Fact]
    public void RankPrompt_Cancelling_AveragesSignedShares()
    {
        var ranking = Attribution.RankPrompt(cancelling: true);
        Assert.Equal([2, 0, 1], ranking.Select(pair => pair.Position));
        Near.Equal([0.25, 0.125, -0.125], [.. ranking.Select(pair => pair.Score)], 1e-6, "score");
    }

    [Fact]
    public void RankPrompt_NotCancelling_AveragesSizes()
    {
        var ranking = Attribution.RankPrompt(cancelling: false);
        Assert.Equal([1, 2, 0], ranking.Select(pair => pair.Position));
        Near.Equal([0.625, 0.25, 0.125], [.. ranking.Select(pair => pair.Score)], 1e-6, "score");
    }

    [Fact]
    public void RankPrompt_RangeOfPositions_CountsOnlyItsTargets()
    {
        var ranking = Attribution.RankPrompt(cancelling: false, start: 4, end: 5);
        Near.Equal([0.5, 0.5, 0], [.. ranking.Select(pair => pair.Score)], 1e-6, "score");
        Assert.Empty(Attribution.RankPrompt(cancelling: false, start: 5));
    }

    [Fact]
    public void RankPrompt_TargetWithoutAnyScore_IsNoDivisionByZero()
    {
        var flat = new InputAttribution([new InputTarget(new Commit(0, 0, 2, 7, 2), [0f, 0f, 0f], 1, 1)], 2, "flat", 2);
        Assert.All(flat.RankPrompt(cancelling: false), pair => Assert.Equal(0, pair.Score));
    }

    [Fact]
    public void CompletenessError_ByHand_IsRelativeToTheDifference()
    {
        Assert.Equal(0.25f, new InputTarget(new Commit(0, 0, 0, 0, 0), [1f, 2f], 5, 1).CompletenessError);
        Assert.Equal(0, new InputTarget(new Commit(0, 0, 0, 0, 0), [1f, 3f], 5, 1).CompletenessError);
    }
}
