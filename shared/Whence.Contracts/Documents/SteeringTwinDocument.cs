namespace Whence.Contracts.Documents;

/// <summary>A steered answer beside what the same seed says without steering, and with random concepts as strong.
/// </summary>
public sealed record SteeringTwinDocument : CounterfactualDocument
{
    /// <summary>Gets the recorded answer.</summary>
    public required SteeredAnswerDocument Steered { get; init; }

    /// <summary>Gets the answer without steering, edits and rules.</summary>
    public required SteeredAnswerDocument Unsteered { get; init; }

    /// <summary>Gets the answer with random concepts.</summary>
    public required SteeredAnswerDocument Control { get; init; }

    /// <summary>Gets their names.</summary>
    public required IReadOnlyList<string> ControlConcepts { get; init; }

    /// <summary>Gets what steering added to the mass of the first steered concept's own tokens.</summary>
    public required double MassChange { get; init; }

    /// <summary>Gets what the control added to it.</summary>
    public required double ControlMassChange { get; init; }

    /// <summary>Gets the mean log-probability that steering cost under the unsteered model, or null where an answer is
    /// empty.</summary>
    public double? Disruption { get; init; }

    /// <summary>Gets the way from the unsteered answer to the steered one.</summary>
    public required IReadOnlyList<TextChangeDocument> Diff { get; init; }

    /// <summary>Gets the generation without steering.</summary>
    public required string UnsteeredId { get; init; }
}
