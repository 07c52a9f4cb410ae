using Whence.Explanations.Inputs;

namespace Whence.Explanations.Tests.Support;

/// <summary>Reads explanations of planted functions.</summary>
internal static class Scores
{
    public static double[] Of(InputExplanation explanation) => [.. explanation.Units.Select(unit => unit.Score)];

    /// <summary>Returns the units with the largest sizes of scores, in order of the prompt.</summary>
    public static int[] Top(InputExplanation explanation, int count)
    {
        var scores = Of(explanation);
        return [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => Math.Abs(scores[i])).Take(count).Order()];
    }

    public static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"score {i} is {actual[i]:R}; {expected[i]:R} was expected, within {tolerance:E1}");
        }
    }
}
