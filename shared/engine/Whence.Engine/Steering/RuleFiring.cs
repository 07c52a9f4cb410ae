namespace Whence.Engine.Steering;

/// <summary>That a rule fired.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Step">The denoising step after which it fired; what follows acts from the next step on.</param>
/// <param name="Committed">Tokens decided by then.</param>
/// <param name="Position">Where the concept was strongest among the positions that the step decided.</param>
/// <param name="Activation">Its weight there.</param>
public sealed record RuleFiring(string Rule, int Step, int Committed, int Position, float Activation);
