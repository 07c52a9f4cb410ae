using System.ComponentModel.DataAnnotations;

namespace Whence.Decoding;

/// <summary>How answers are decoded: the section <c>Decoding</c>.</summary>
public sealed class DecodingOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Decoding";

    /// <summary>Gets or sets the folder of the model, or null for the one that comes with the program.</summary>
    public string? Model { get; set; }

    /// <summary>Gets or sets the threads of the engine; 0 for one per processor.</summary>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Gets or sets the generations that share their forward passes; 0 claims none.</summary>
    [Range(0, 1024)]
    public int MaxSessions { get; set; } = 4;

    /// <summary>Gets or sets the generations of one tenant that all workers together may decode at once.</summary>
    [Range(1, 10_000)]
    public int MaxRunningPerTenant { get; set; } = 64;

    /// <summary>Gets or sets how long a job stays with a worker that is not heard of.</summary>
    [Range(1, 3600)]
    public double LeaseSeconds { get; set; } = 30;

    /// <summary>Gets or sets how often a worker is heard of.</summary>
    [Range(0.1, 1200)]
    public double HeartbeatSeconds { get; set; } = 10;

    /// <summary>Gets or sets how much work within a block may be lost.</summary>
    [Range(0.1, 3600)]
    public double CheckpointSeconds { get; set; } = 2;

    /// <summary>Gets or sets how often a worker looks for jobs that nobody told it of.</summary>
    [Range(0.05, 60)]
    public double PollSeconds { get; set; } = 1;

    /// <summary>Gets or sets how many workers may lose a job before it fails.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Gets or sets how many embeddings and forced texts may wait for the engine.</summary>
    [Range(1, 10_000)]
    public int MaxWaitingWork { get; set; } = 64;

    /// <summary>Gets or sets how many requests may replay recorded generations at once.</summary>
    [Range(1, 1000)]
    public int MaxReplays { get; set; } = 4;

    /// <summary>Gets or sets the positions that one request may have computed, all its replays together.</summary>
    [Range(1, long.MaxValue)]
    public long MaxReplayRows { get; set; } = 16_000_000;

    /// <summary>Gets or sets the positions that a replay computes between two steps of the sessions.</summary>
    [Range(1, 1_000_000)]
    public int ReplayRowsPerTurn { get; set; } = 512;

    /// <summary>Gets or sets how many texts one request may embed.</summary>
    [Range(1, 10_000)]
    public int MaxEmbeddingInputs { get; set; } = 256;

    /// <summary>Gets or sets where jobs are kept.</summary>
    [Required]
    public DecodingStorageOptions Storage { get; set; } = new();

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    internal TimeSpan Heartbeat => TimeSpan.FromSeconds(HeartbeatSeconds);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HeartbeatSeconds * 2 > LeaseSeconds)
        {
            yield return new ValidationResult(
                $"Decoding:HeartbeatSeconds is {HeartbeatSeconds}; use at most half of Decoding:LeaseSeconds, " +
                "so that one lost heartbeat loses no job.",
                [nameof(HeartbeatSeconds)]);
        }

        if (Storage.RetentionHours < 1)
        {
            yield return new ValidationResult(
                "Decoding:Storage:RetentionHours must be at least 1.", [nameof(Storage)]);
        }
    }
}
