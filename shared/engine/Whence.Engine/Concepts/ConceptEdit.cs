namespace Whence.Engine.Concepts;

/// <summary>A change of one concept's weight at the concept heads.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Operation">Whether the value replaces the weight or multiplies it.</param>
/// <param name="Value">The weight, 0 to 1, or the factor; 0 removes the concept either way.</param>
public readonly record struct ConceptEdit(ConceptKind Kind, int Concept, EditOperation Operation, float Value);
