namespace Whence.Pages;

/// <summary>A value with its name.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value with its unit.</param>
/// <param name="Note">What makes it good or bad, in small print, or null.</param>
public sealed record Fact(string Name, string Value, string? Note = null);
