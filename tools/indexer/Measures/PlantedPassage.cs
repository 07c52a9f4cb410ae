namespace Whence.Indexer.Measures;

/// <summary>A sentence that several sources share.</summary>
internal sealed record PlantedPassage(string Id, string Text, IReadOnlyList<string> Sources);
