using Whence.Scorecard.Suites.PromptTokens;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Tests.Suites;

public sealed class RankedWordsTests
{
    [Theory]
    [InlineData(new[] { 0.1, 3, 0.2, -1, 9 }, 1, 1)]
    [InlineData(new[] { 0.1, -3, 0.2, 1, 9 }, 0, 1)]
    [InlineData(new[] { 0.1, -3, 0.2, 4, 9 }, 0, 0)]
    [InlineData(new[] { 0.0, -0.1, 0, 0, 9 }, 0, 1)]
    public void Recall_OneWord_CountsSignsAndBySizeDoesNot(double[] scores, double recall, double bySize)
    {
        var ranked = Ranked(scores);
        Assert.Equal((recall, bySize), (ranked.Recall([Word(1)]), ranked.RecallBySize([Word(1)])));
    }

    [Fact]
    public void Recall_TwoWordsOneNegative_FindsHalfAndBothBySize()
    {
        var ranked = Ranked(2, -5, 0.1, 0.2, 9);
        Assert.Equal((0.5, 1), (ranked.Recall([Word(0), Word(1)]), ranked.RecallBySize([Word(0), Word(1)])));
    }

    [Fact]
    public void Recall_Ties_FallInTheOrderOfThePrompt()
    {
        var ranked = Ranked(0, 0, 0, 0, 9);
        Assert.Equal((1, 1), (ranked.Recall([Word(0)]), ranked.RecallBySize([Word(0)])));
        Assert.Equal((0, 0), (ranked.Recall([Word(3)]), ranked.RecallBySize([Word(3)])));
        Assert.Equal(0, Ranked(1, -1, 1, 1, 9).Recall([Word(2)]));
        Assert.Equal(0, Ranked(1, 0, 0, -1, 9).RecallBySize([Word(3)]));
    }

    [Theory]
    [InlineData(new[] { 0.1, 3, 2, -1, 9 }, 0.5)]
    [InlineData(new[] { -0.2, -0.1, -3, -1, 9 }, 0)]
    [InlineData(new[] { 0.0, 0, 0, 0, 9 }, 0)]
    public void Precision_OneWord_IsOfThoseThatSpeakForTheAnswer(double[] scores, double expected) =>
        Assert.Equal(expected, Ranked(scores).Precision([Word(1)]));

    [Fact]
    public void Words_QuestionBehindTheNote_IsNotRanked() => Assert.Equal(4, Ranked(1, 2, 3, 4, 9).Words.Count);

    // One word of one character each; the last is the question.
    private static RankedWords Ranked(params double[] scores) =>
        new(ScoredUnits.Explanation(scores), noteLength: scores.Length - 1);

    private static PlantedWord Word(int place) => new("x", "for", place, place + 1);
}
