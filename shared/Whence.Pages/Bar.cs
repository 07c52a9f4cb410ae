namespace Whence.Pages;

/// <summary>A row of a list of bars.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Value">Signed.</param>
/// <param name="Note">Small print behind the number, or null.</param>
public sealed record Bar(string Label, double Value, string? Note = null);
