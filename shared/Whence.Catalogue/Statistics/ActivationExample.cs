namespace Whence.Catalogue.Statistics;

/// <summary>A training chunk in which a concept was active.</summary>
/// <param name="Activation">The mean weight of the concept over the chunk's tokens, 0 to 1.</param>
/// <param name="Passage">The chunk.</param>
public sealed record ActivationExample(double Activation, CorpusPassage Passage);
