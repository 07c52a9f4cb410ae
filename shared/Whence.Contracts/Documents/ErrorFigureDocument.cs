namespace Whence.Contracts.Documents;

/// <summary>How far a method is from what it promises, measured on this very question.</summary>
/// <param name="Name">completeness, held_out_misfit, interaction or efficiency.</param>
/// <param name="Value">0 is perfect.</param>
public sealed record ErrorFigureDocument(string Name, double Value);
