using System.ComponentModel.DataAnnotations;

namespace Whence.Generations;

/// <summary>The settings of the service, section <c>Generations</c>.</summary>
public sealed class GenerationsOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Generations";

    /// <summary>Gets the folder of the model, or null for the one beside the program.</summary>
    public string? Model { get; init; }

    /// <summary>Gets after how many seconds a generation has failed when its request does not say.</summary>
    [Range(1, 86_400)]
    public int DeadlineSeconds { get; init; } = 300;

    /// <summary>Gets the longest deadline that a request may ask for.</summary>
    [Range(1, 86_400)]
    public int DeadlineSecondsMax { get; init; } = 3600;

    /// <summary>Gets the seconds between two looks for overdue generations.</summary>
    [Range(1, 3600)]
    public int SweepSeconds { get; init; } = 1;

    /// <summary>Gets the seconds of silence after which a stream sends a comment.</summary>
    [Range(1, 300)]
    public int HeartbeatSeconds { get; init; } = 15;

    /// <summary>Gets the largest payload in bytes.</summary>
    [Range(1024, int.MaxValue)]
    public int PayloadBytesMax { get; init; } = 64 * 1024 * 1024;
}
