using System.ComponentModel.DataAnnotations;

namespace Whence.Generations.Storage;

/// <summary>Where generations live: the section <c>Generations:Storage</c>.</summary>
internal sealed class GenerationStorageOptions
{
    public const string Section = "Generations:Storage";

    /// <summary>Gets where generations live.</summary>
    public StorageKind Kind { get; init; } = StorageKind.Memory;

    /// <summary>Gets how long an idempotency key is remembered; callers are promised a day.</summary>
    [Range(24, 24 * 366)]
    public int IdempotencyHours { get; init; } = 48;
}
