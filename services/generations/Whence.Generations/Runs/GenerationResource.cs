using System.ComponentModel;

namespace Whence.Generations.Runs;

/// <summary>A generation as callers read it.</summary>
[Description("A generation: what was asked for, where it stands and, once completed, its answer.")]
internal sealed record GenerationResource
{
    [Description("gen_ and 32 hexadecimal digits.")]
    public required string Id { get; init; }

    [Description("Always generation.")]
    public string Object { get; init; } = "generation";

    [Description("queued, decoding, attributing, completed, failed or cancelled; the last three are final.")]
    public required string Status { get; init; }

    [Description("completion or chat.")]
    public required string Kind { get; init; }

    public required string Model { get; init; }

    [Description("The seed of sampling, given or drawn; the same seed and settings give the same answer.")]
    public required ulong Seed { get; init; }

    public required int MaxNewTokens { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("When it fails if it has not ended.")]
    public required DateTimeOffset DeadlineAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    [Description("The answer; null until completed.")]
    public required string? Text { get; init; }

    [Description("stop or length; null until completed.")]
    public required string? StopReason { get; init; }

    [Description("What is charged; null until the generation has ended.")]
    public required UsageResource? Usage { get; init; }

    [Description("Why it failed; null otherwise.")]
    public required FailureResource? Error { get; init; }

    [Description("Whether it can be explained; null when that was not asked for.")]
    public required AttributionStatus? Attribution { get; init; }

    [Description("The generation whose request this one answers otherwise, for a counterfactual; null otherwise.")]
    public required string? Parent { get; init; }

    public required GenerationLinks Links { get; init; }
}

/// <summary>The tokens that are charged.</summary>
internal sealed record UsageResource(int PromptTokens, int CompletionTokens, int TotalTokens);

/// <summary>Why something failed.</summary>
internal sealed record FailureResource(string Code, string Message);

/// <summary>Where the attribution stands: pending, completed, failed or cancelled.</summary>
internal sealed record AttributionStatus(string Status, string Href, FailureResource? Error);

/// <summary>The paths of a generation.</summary>
internal sealed record GenerationLinks(
    string Self,
    string Events,
    string Trace,
    string Explanations,
    string Counterfactuals,
    [property: Description("The counterfactual that it was made for, or null.")] string? Counterfactual);
