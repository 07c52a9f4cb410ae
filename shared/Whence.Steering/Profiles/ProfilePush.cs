namespace Whence.Steering.Profiles;

/// <summary>A concept that a profile amplifies or suppresses.</summary>
/// <param name="Concept">Which.</param>
/// <param name="Strength">Logits to amplify by, the factor of the mask to suppress by, or null for what suits the
/// model.</param>
public sealed record ProfilePush(ProfileConcept Concept, float? Strength = null);
