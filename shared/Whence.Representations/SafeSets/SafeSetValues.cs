namespace Whence.Representations.SafeSets;

/// <summary>Every measure of some prompts, [prompts] each.</summary>
internal sealed record SafeSetValues(
    ApprovedNeighbour[][] Nearest,
    double[] Exemplar,
    double[] RandomControl,
    double[] Mahalanobis,
    double[] Entropy)
{
    /// <summary>Returns each measure in ascending order, without the neighbours.</summary>
    public SafeSetValues Sorted() => new(
        [],
        [.. Exemplar.Order()],
        [.. RandomControl.Order()],
        [.. Mahalanobis.Order()],
        [.. Entropy.Order()]);
}
