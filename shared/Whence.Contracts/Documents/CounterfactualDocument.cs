using System.Text.Json.Serialization;

namespace Whence.Contracts.Documents;

/// <summary>The answer to a counterfactual question, with the evidence for it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChangedAnswerDocument), "change")]
[JsonDerivedType(typeof(SteeringTwinDocument), "steering")]
public abstract record CounterfactualDocument
{
    /// <summary>Gets the prompt.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets the generation with a random change as large, or null.</summary>
    public string? ControlId { get; init; }

    /// <summary>Gets the seed of the random control.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Gets the name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of the weights.</summary>
    public required string ModelDigest { get; init; }
}
