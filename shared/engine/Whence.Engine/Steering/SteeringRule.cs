using Whence.Engine.Concepts;

namespace Whence.Engine.Steering;

/// <summary>
/// A condition on the weight of a concept, looked at after every denoising step that decides something, and what
/// follows from the next step on. A rule fires once.
/// </summary>
public sealed record SteeringRule
{
    /// <summary>Gets what the rule is called in records, unique within a request.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the kind of the concept that is watched.</summary>
    public ConceptKind Kind { get; init; }

    /// <summary>Gets the concept that is watched.</summary>
    public required int Concept { get; init; }

    /// <summary>Gets the weight, between 0 and 1, at which the rule fires: it is compared with the largest weight of
    /// the concept over the rows that the step decided.</summary>
    public required float Threshold { get; init; }

    /// <summary>Gets the steering that is added, or null; its cutoff counts from the firing.</summary>
    public SteeringOptions? Steering { get; init; }

    /// <summary>Gets the edits of concept weights that follow those of the request, or null.</summary>
    public EditOptions? Edits { get; init; }

    /// <summary>Gets a value indicating whether generation ends.</summary>
    public bool Abort { get; init; }
}
