namespace Whence.Corpora.AttributionFiles;

/// <summary>Something to suggest to a person, who decides.</summary>
/// <param name="Type">What to do; version 0.1 supports <c>star</c> alone.</param>
/// <param name="Platform">Where, such as <c>github</c>.</param>
public sealed record AttributionSuggestion(string Type, string Platform);
