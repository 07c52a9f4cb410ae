using System.ComponentModel.DataAnnotations;
using Whence.Attribution.Versions;

namespace Whence.Attribution;

/// <summary>The section Attribution of the configuration.</summary>
public sealed class AttributionOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Attribution";

    /// <summary>Gets or sets the folder of the model, or null for the one that comes with the program.</summary>
    public string? Model { get; set; }

    /// <summary>Gets or sets the threads of the model; little is computed here.</summary>
    [Range(1, 256)]
    public int Threads { get; set; } = 1;

    /// <summary>Gets or sets how long decoding may take for a given text.</summary>
    [Range(1, 3600)]
    public int ForceTimeoutSeconds { get; set; } = 60;

    /// <summary>Gets or sets how long decoding may take for one batch of replays.</summary>
    [Range(1, 3600)]
    public int ReplayTimeoutSeconds { get; set; } = 120;

    /// <summary>Gets or sets the replays that are asked of decoding at once.</summary>
    [Range(1, 1024)]
    public int ReplaysPerRequest { get; set; } = 64;

    /// <summary>Gets or sets the explanations that this process computes at once; 0 computes none.</summary>
    [Range(0, 64)]
    public int MaxExplanations { get; set; } = 2;

    /// <summary>Gets or sets how long an explanation may take from its acceptance on.</summary>
    [Range(1, 86_400)]
    public int DeadlineSeconds { get; set; } = 900;

    /// <summary>Gets or sets how long an explanation stays with a worker that is not heard of.</summary>
    [Range(1, 3600)]
    public double LeaseSeconds { get; set; } = 30;

    /// <summary>Gets or sets how often a worker is heard of.</summary>
    [Range(0.1, 1200)]
    public double HeartbeatSeconds { get; set; } = 5;

    /// <summary>Gets or sets how often a worker looks for explanations that nobody told it of.</summary>
    [Range(0.05, 60)]
    public double PollSeconds { get; set; } = 1;

    /// <summary>Gets or sets how many workers may lose an explanation before it fails.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Gets or sets how many requests may read many texts at once: contrasts and safe sets.</summary>
    [Range(1, 64)]
    public int MaxReadings { get; set; } = 2;

    /// <summary>Gets or sets how many tokens one of them may read.</summary>
    [Range(1, 10_000_000)]
    public int ReadingTokensMax { get; set; } = 32_768;

    /// <summary>Gets or sets how many steering profiles, and how many safe sets, a tenant may keep.</summary>
    [Range(1, 100_000)]
    public int NamesMax { get; set; } = 100;

    /// <summary>Gets or sets how many versions each of them may have.</summary>
    [Range(1, 100_000)]
    public int VersionsMax { get; set; } = 1000;

    /// <summary>Gets or sets where explanations, profiles and safe sets are kept.</summary>
    [Required]
    public AttributionStorageOptions Storage { get; set; } = new();

    internal VersionLimits VersionLimits => new(NamesMax, VersionsMax);

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HeartbeatSeconds * 2 > LeaseSeconds)
        {
            yield return new ValidationResult(
                $"Attribution:HeartbeatSeconds is {HeartbeatSeconds}; use at most half of Attribution:LeaseSeconds, " +
                "so that one lost heartbeat loses no explanation.",
                [nameof(HeartbeatSeconds)]);
        }
    }
}
