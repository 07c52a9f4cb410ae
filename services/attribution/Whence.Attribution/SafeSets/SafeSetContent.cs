namespace Whence.Attribution.SafeSets;

/// <summary>A safe set as it is stored.</summary>
/// <param name="Prompts">The approved prompts.</param>
/// <param name="Description">What it is for.</param>
/// <param name="AlarmPercentile">The percentile from which a measure is an alarm.</param>
/// <param name="Seed">The seed of what is held out and of the random control.</param>
internal sealed record SafeSetContent(
    IReadOnlyList<string> Prompts, string Description, double AlarmPercentile, ulong Seed);
