using Whence.Engine.Concepts;

namespace Whence.Steering.Composing;

/// <summary>A concept to amplify or to suppress.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Strength">Logits of its best aligned token when it is amplified, the factor of the mask on the logits
/// when it is suppressed; null for what suits the model.</param>
public readonly record struct ConceptPush(ConceptKind Kind, int Concept, float? Strength = null);
