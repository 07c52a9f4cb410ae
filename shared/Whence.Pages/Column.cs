namespace Whence.Pages;

/// <summary>A column beside others.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Content">What it holds.</param>
public sealed record Column(string Title, Html Content);
