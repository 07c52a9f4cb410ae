namespace Whence.Representations.Prompts;

/// <summary>How a prompt is searched.</summary>
public sealed record PromptSearchOptions
{
    /// <summary>Gets the method.</summary>
    public PromptSearchMethod Method { get; init; } = PromptSearchMethod.CoordinateGradient;

    /// <summary>Gets the tokens of a prompt.</summary>
    public int Length { get; init; } = 8;

    /// <summary>Gets how many prompts may be evaluated; a gradient counts as three.</summary>
    public int Evaluations { get; init; } = 1000;

    /// <summary>Gets how many masked positions behind a prompt are read.</summary>
    public int Positions { get; init; } = 8;

    /// <summary>Gets how many prompts are evaluated together.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Gets how many substitutes the gradient proposes for a position.</summary>
    public int Candidates { get; init; } = 64;

    /// <summary>Gets how many prompts the embedding search moves at once.</summary>
    public int SoftPrompts { get; init; } = 2;

    /// <summary>Gets the step size of the embedding search, for vectors of length one.</summary>
    public float LearningRate { get; init; } = 1;

    /// <summary>Gets the weight of the distance to the nearest legal token beside the goal.</summary>
    public float TokenPull { get; init; } = 0.3f;

    /// <summary>Gets after how many steps soft prompts are snapped to legal tokens and evaluated.</summary>
    public int SnapEvery { get; init; } = 1;

    /// <summary>Gets how many prompts are returned.</summary>
    public int Keep { get; init; } = 5;

    /// <summary>Gets the seed.</summary>
    public ulong Seed { get; init; }
}
