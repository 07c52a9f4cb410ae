namespace Whence.Indexer.Measures;

/// <summary>A question that sources answer differently.</summary>
internal sealed record PlantedContradiction(string Id, string Prompt, IReadOnlyList<PlantedAnswer> Answers);
