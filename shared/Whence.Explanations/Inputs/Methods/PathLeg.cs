namespace Whence.Explanations.Inputs.Methods;

/// <summary>A straight line on which some parts of a sequence come back from the mask.</summary>
/// <param name="Moved">The parts that come back.</param>
/// <param name="Masked">The parts that are masked meanwhile; all others are there.</param>
/// <param name="Weight">What the leg counts: one over the number of paths.</param>
internal sealed record PathLeg(int[] Moved, int[] Masked, double Weight);
