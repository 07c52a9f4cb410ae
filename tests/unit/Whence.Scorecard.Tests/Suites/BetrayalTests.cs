using Whence.Engine.Diffusion;
using Whence.Explanations.Inputs;
using Whence.Scorecard.Suites.PromptTokens;

namespace Whence.Scorecard.Tests.Suites;

public sealed class BetrayalTests
{
    // Positions 10 to 13, decided from the last to the first; 11 and 12 are words of the tone.
    private static readonly Commit[] Commits =
        [.. Enumerable.Range(0, 4).Select(i => new Commit(i, i, 13 - i, 1, 0.9f))];

    private static readonly AnswerTarget[] Tone = [Target(11), Target(12)];

    [Fact]
    public void First_TokensThatHangOnTheNote_IsTheFirstDecided() =>
        Assert.Equal(Target(12), Betrayal.First(Commits, Tone, [0.9, 0.9, 0.9, 0.9], [0.1, 0.1, 0.1, 0.1]));

    [Fact]
    public void First_TokenThatHangsOnNoNote_IsPassedOver() =>
        Assert.Equal(Target(11), Betrayal.First(Commits, Tone, [0.9, 0.9, 0.9, 0.9], [0.1, 0.8, 0.1, 0.1]));

    [Fact]
    public void First_TokenUnlikelyUnderItsOwnNote_IsPassedOver() =>
        Assert.Equal(Target(11), Betrayal.First(Commits, Tone, [0.9, 0.3, 0.5, 0.9], [0.1, 0.1, 0.4, 0.1]));

    [Theory]
    [InlineData(0.9, 0.9)]
    [InlineData(0.3, 0.1)]
    [InlineData(0.5, 0.5)]
    public void First_NoteMakesNoToken_IsNone(double own, double opposite) =>
        Assert.Null(Betrayal.First(
            Commits, Tone, [.. Commits.Select(_ => own)], [.. Commits.Select(_ => opposite)]));

    [Fact]
    public void First_OnlyOtherWordsHangOnTheNote_IsNone() =>
        Assert.Null(Betrayal.First(Commits, [Target(20)], [0.9, 0.9, 0.9, 0.9], [0.1, 0.1, 0.1, 0.1]));

    private static AnswerTarget Target(int position) => new($"token:{position}", "x", position, position + 1);
}
