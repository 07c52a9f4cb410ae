namespace Whence.Explanations.Inputs;

/// <summary>What a unit did to the target.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Score">Signed, in the scale of the question: what the target loses without it.</param>
public sealed record UnitScore(InputUnit Unit, double Score);
