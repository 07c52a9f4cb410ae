using Whence.Engine.Attribution;
using Whence.Explanations.Inputs;

namespace Whence.Scorecard.Tests;

/// <summary>Explanations with given scores.</summary>
internal static class ScoredUnits
{
    /// <summary>Returns an explanation of units that are one character and one token each.</summary>
    public static InputExplanation Explanation(IReadOnlyList<double> scores) => new(
        "planted",
        "1",
        new AnswerTarget("token:0", "y", scores.Count, scores.Count + 1),
        TargetScale.LogProbability,
        0,
        0,
        [.. scores.Select((score, i) => new UnitScore(new InputUnit("x", i, i + 1, i, i + 1), score))],
        1,
        1,
        1,
        new ErrorFigure("completeness", 0),
        new RandomControl(0, 0, 0, 0, 0, 0),
        null);
}
