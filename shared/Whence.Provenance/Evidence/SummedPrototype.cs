namespace Whence.Provenance.Evidence;

/// <summary>A prototype's part in an answer.</summary>
/// <param name="Prototype">Its number.</param>
/// <param name="Contribution">The sum of its contributions over the tokens.</param>
/// <param name="Tokens">How many tokens it takes part in.</param>
/// <param name="Members">How many members it has.</param>
public sealed record SummedPrototype(int Prototype, double Contribution, int Tokens, int Members);
