using Whence.Engine.Attribution;

namespace Whence.Explanations.Inputs;

/// <summary>Which parts of a prompt made which part of an answer.</summary>
public sealed record InputQuestion
{
    /// <summary>Gets the method.</summary>
    public InputMethod Method { get; init; } = InputMethod.HierarchicalPerturbation;

    /// <summary>Gets what is explained.</summary>
    public required AnswerTarget Target { get; init; }

    /// <summary>Gets what the prompt was cut into; at least one, none overlapping.</summary>
    public required IReadOnlyList<InputUnit> Units { get; init; }

    /// <summary>Gets what the units are.</summary>
    public UnitKind UnitKind { get; init; }

    /// <summary>Gets the positions of the prompt among which the random control may draw, those of the units
    /// included; null for the units alone.</summary>
    public IReadOnlyList<int>? PromptPositions { get; init; }

    /// <summary>Gets in what the target is measured.</summary>
    public TargetScale Scale { get; init; } = TargetScale.LogProbability;

    /// <summary>Gets the evaluations of the model per snapshot that the method may use, or null for its own default.
    /// </summary>
    public int? Budget { get; init; }

    /// <summary>Gets a value indicating whether gradients use the reference's right Riemann sum.</summary>
    public bool RightRiemann { get; init; }

    /// <summary>Gets the seed of the halves of integrated gradients, of random ablations and of the
    /// random control.</summary>
    public ulong Seed { get; init; }
}
