namespace Whence.Scorecard.Suites.Determinism;

/// <summary>Two generations that should be one.</summary>
/// <param name="AreEqual">Whether what was promised to be the same is.</param>
/// <param name="LargestDifference">Between the hidden states that decided the tokens; 0 for the same bytes.</param>
internal sealed record GenerationPair(bool AreEqual, double LargestDifference);
