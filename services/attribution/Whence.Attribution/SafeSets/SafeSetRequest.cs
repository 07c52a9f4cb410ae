using System.ComponentModel;

namespace Whence.Attribution.SafeSets;

/// <summary>The body of <c>PUT /v1/safe-sets/{name}</c>.</summary>
[Description("Prompts that are approved, and how a request is held against them.")]
internal sealed record SafeSetRequest
{
    [Description("10 to 1000 different prompts.")]
    public required IReadOnlyList<string> Prompts { get; init; }

    [Description("What the set is for; at most 2000 characters.")]
    public string? Description { get; init; }

    [Description("The percentile from which a measure is an alarm, 50 to 100; 99 by default.")]
    public double? AlarmPercentile { get; init; }

    [Description("The seed of what is held out and of the random control, 0 to 2^53 - 1; 0 by default.")]
    public long? Seed { get; init; }
}
