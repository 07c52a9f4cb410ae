namespace Whence.Engine.Concepts;

/// <summary>A change of one concept's weight at the concept heads.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Operation">Whether the value replaces the weight or multiplies it.</param>
/// <param name="Value">The weight, 0 to 1, or the factor; 0 removes the concept either way.</param>
public readonly record struct ConceptEdit(ConceptKind Kind, int Concept, EditOperation Operation, float Value)
{
    /// <summary>Returns the edit that takes a concept out.</summary>
    public static ConceptEdit Remove(ConceptKind kind, int concept) => new(kind, concept, EditOperation.Clamp, 0);

    /// <summary>Returns what becomes of a weight.</summary>
    public float Of(float weight) => Operation == EditOperation.Clamp ? Value : weight * Value;
}
