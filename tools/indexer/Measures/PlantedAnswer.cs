namespace Whence.Indexer.Measures;

/// <summary>An answer and the source that teaches it.</summary>
internal sealed record PlantedAnswer(string Source, string Answer);
