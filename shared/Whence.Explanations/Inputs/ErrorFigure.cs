namespace Whence.Explanations.Inputs;

/// <summary>How far a method is from what it promises, measured on this very question.</summary>
/// <param name="Name">completeness, held_out_misfit, interaction or efficiency.</param>
/// <param name="Value">0 is perfect; the figure's own scale is described in docs/EXPLANATIONS.md.</param>
public sealed record ErrorFigure(string Name, double Value);
