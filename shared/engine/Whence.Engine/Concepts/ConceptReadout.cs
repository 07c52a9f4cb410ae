namespace Whence.Engine.Concepts;

/// <summary>The strongest concepts of some rows, by logit, descending.</summary>
/// <param name="KnownTop">Known concepts kept per row.</param>
/// <param name="KnownIds">[rows, KnownTop].</param>
/// <param name="KnownLogits">[rows, KnownTop], before the sigmoid, clamped to 15 either way.</param>
/// <param name="DiscoveredTop">Discovered concepts kept per row; 0 without a discovered head.</param>
/// <param name="DiscoveredIds">[rows, DiscoveredTop].</param>
/// <param name="DiscoveredLogits">[rows, DiscoveredTop].</param>
public sealed record ConceptReadout(
    int KnownTop,
    int[] KnownIds,
    float[] KnownLogits,
    int DiscoveredTop,
    int[] DiscoveredIds,
    float[] DiscoveredLogits);
