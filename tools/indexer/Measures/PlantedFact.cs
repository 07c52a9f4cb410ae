namespace Whence.Indexer.Measures;

/// <summary>A fact that one source alone teaches.</summary>
internal sealed record PlantedFact(string Id, string Source, string Prompt, string Answer);
