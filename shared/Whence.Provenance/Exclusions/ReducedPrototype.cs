namespace Whence.Provenance.Exclusions;

/// <summary>What is left of a prototype.</summary>
/// <param name="Remaining">How many members are left.</param>
/// <param name="Mean">The mean of their vectors, [width]; null when the prototype is dropped.</param>
public sealed record ReducedPrototype(int Remaining, float[]? Mean);
