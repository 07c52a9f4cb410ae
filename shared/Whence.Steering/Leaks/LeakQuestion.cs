using Whence.Engine.Diffusion;

namespace Whence.Steering.Leaks;

/// <summary>How often a suppressed concept shows all the same.</summary>
public sealed record LeakQuestion
{
    /// <summary>Gets the prompts that call for the concept.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Prompts { get; init; }

    /// <summary>Gets how to answer, with the steering that suppresses; the seed is replaced.</summary>
    public required GenerationOptions Options { get; init; }

    /// <summary>Gets the seeds with which each prompt is answered.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [1, 2, 3];

    /// <summary>Gets the presence from which on an answer expresses the concept.</summary>
    public double Threshold { get; init; } = 0.5;
}
