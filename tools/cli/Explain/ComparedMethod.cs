using Whence.Explanations.Inputs;

namespace Whence.Cli.Explain;

/// <summary>What one method said: its scores in the order of the units.</summary>
internal sealed record ComparedMethod(
    string Name,
    string Method,
    string Scale,
    int Forwards,
    long Rows,
    ErrorFigure Error,
    RandomControl RandomControl,
    IReadOnlyList<double> Scores);
