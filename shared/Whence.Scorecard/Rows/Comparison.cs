namespace Whence.Scorecard.Rows;

/// <summary>A value that a row is read against.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">In the unit of the row.</param>
public sealed record Comparison(string Name, double Value);
