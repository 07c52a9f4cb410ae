namespace Whence.Steering.Profiles;

/// <summary>A slider of the equaliser: a factor on the weight of a concept at its head, the residual frozen.</summary>
/// <param name="Concept">Which.</param>
/// <param name="Multiplier">From 0, which removes the concept, to 10; 1 changes nothing.</param>
public sealed record ProfileEntry(ProfileConcept Concept, float Multiplier);
