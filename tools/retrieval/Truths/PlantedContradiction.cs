namespace Whence.Retrieval.Measure.Truths;

/// <summary>A prompt that sources answer differently.</summary>
internal sealed record PlantedContradiction(IReadOnlyList<PlantedAnswer> Answers);
