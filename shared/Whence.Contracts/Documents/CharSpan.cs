namespace Whence.Contracts.Documents;

/// <summary>A part of a text.</summary>
/// <param name="Start">Where it starts, in code points.</param>
/// <param name="End">Where it ends, exclusive.</param>
public sealed record CharSpan(int Start, int End);
