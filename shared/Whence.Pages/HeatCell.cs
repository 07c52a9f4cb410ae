namespace Whence.Pages;

/// <summary>A piece of a text with its score.</summary>
/// <param name="Text">The piece, spaces and line breaks included.</param>
/// <param name="Score">Signed, or null for a piece that has none.</param>
public sealed record HeatCell(string Text, double? Score);
