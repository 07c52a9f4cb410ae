namespace Whence.Explanations.Inputs.Methods;

/// <summary>What asking once more about idle units found.</summary>
/// <param name="StandIns">[units], what each that stands in for others brings back; 0 for all others.</param>
/// <param name="Unanswered">What the budget was too small for, or null.</param>
internal sealed record IdleFindings(double[] StandIns, string? Unanswered);
