namespace Whence.Representations.SafeSets;

/// <summary>One measure of how unusual a request is.</summary>
/// <param name="Value">The measure; larger is more unusual.</param>
/// <param name="Percentile">The share of approved prompts held out for calibration that score at most as much, 0 to
/// 100.</param>
public sealed record SafeSetScore(double Value, double Percentile);
