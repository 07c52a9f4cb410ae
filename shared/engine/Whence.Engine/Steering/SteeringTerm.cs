using Whence.Engine.Concepts;

namespace Whence.Engine.Steering;

/// <summary>One concept of a composed direction, with a strength of its own.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Strength">Above zero to amplify, below to suppress: logits of the concept's best aligned token when the
/// steering is normalised, else the factor of the unit embedding.</param>
public readonly record struct SteeringTerm(ConceptKind Kind, int Concept, float Strength);
