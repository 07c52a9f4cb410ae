namespace Whence.Contracts.Documents;

/// <summary>A condition on the weight of a concept, and what follows from the step on that meets it.</summary>
public sealed record RuleSettings
{
    /// <summary>Gets what the rule is called in records, unique within a request.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the kind of the concept that is watched: <c>known</c> or <c>discovered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the concept that is watched.</summary>
    public required int Concept { get; init; }

    /// <summary>Gets the weight, between 0 and 1, at which the rule fires.</summary>
    public required float Threshold { get; init; }

    /// <summary>Gets the steering that is added, or null.</summary>
    public SteeringSettings? Steering { get; init; }

    /// <summary>Gets the edits that follow those of the request, or null.</summary>
    public EditSettings? Edits { get; init; }

    /// <summary>Gets whether generation ends.</summary>
    public bool Abort { get; init; }
}
