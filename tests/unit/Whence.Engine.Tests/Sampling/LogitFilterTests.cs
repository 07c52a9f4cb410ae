using Whence.Engine.Configuration;
using Whence.Engine.Sampling;

namespace Whence.Engine.Tests.Sampling;

public sealed class LogitFilterTests
{
    private static readonly SpecialTokens Tokens = new(Mask: 5, Pad: 4, Bos: 0, EndOfText: 3, EndOfChunk: 0, null);

    [Fact]
    public void Apply_AnyLogits_BansMaskPadAndEndOfText()
    {
        float[] logits = [1, 2, 3, 4, 5, 6];
        new LogitFilter(Tokens, 1, null).Apply(logits, []);
        const float banned = float.NegativeInfinity;
        Assert.Equal([1, 2, 3, banned, banned, banned], logits);
    }

    [Fact]
    public void Apply_Penalty_PushesPresentTokensDownOnce()
    {
        float[] logits = [4, -4, 3, 0, 0, 0];
        new LogitFilter(Tokens, 2, null).Apply(logits, [0, 1]);
        Assert.Equal([2, -8, 3], logits[..3]);
    }

    [Fact]
    public void Apply_Mask_IsTakenOffBeforeThePenalty()
    {
        float[] logits = [4, 4, 4, 0, 0, 0];
        new LogitFilter(Tokens, 2, [6, 2, 0, 0, 0, 0]).Apply(logits, [0, 1]);
        Assert.Equal([-4, 1, 4], logits[..3]);
    }
}
