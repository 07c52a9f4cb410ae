namespace Whence.Explanations.Inputs.Methods;

/// <summary>What a method found.</summary>
/// <param name="Method">The method with its rule and size.</param>
/// <param name="Version">Its version.</param>
/// <param name="Scores">[units].</param>
/// <param name="Evaluations">Evaluations that it needed.</param>
/// <param name="Error">How far it is from what it promises.</param>
/// <param name="Note">What the reader must know, or null.</param>
internal sealed record UnitScores(
    string Method, string Version, double[] Scores, int Evaluations, ErrorFigure Error, string? Note = null);
