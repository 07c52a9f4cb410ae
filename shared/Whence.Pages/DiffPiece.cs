namespace Whence.Pages;

/// <summary>A piece of a difference between two texts.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">The piece.</param>
public sealed record DiffPiece(ChangeKind Kind, string Text);
