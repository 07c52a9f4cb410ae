namespace Whence.Contracts.Documents;

/// <summary>A rule that fired.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Step">The step after which it fired.</param>
/// <param name="Committed">The tokens decided by then.</param>
/// <param name="Position">Where the concept was strongest.</param>
/// <param name="Activation">Its weight there.</param>
public sealed record RuleFiringDocument(string Rule, int Step, int Committed, int Position, float Activation);
