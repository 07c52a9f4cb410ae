namespace Whence.Retrieval.Measure.Truths;

/// <summary>A passage that several sources have word for word.</summary>
internal sealed record PlantedPassage(string Text, IReadOnlyList<string> Sources);
