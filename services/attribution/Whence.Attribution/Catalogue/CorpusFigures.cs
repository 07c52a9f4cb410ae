using Whence.Catalogue.Statistics;

namespace Whence.Attribution.Catalogue;

/// <summary>How a concept behaves over the training corpus; an activation is its mean weight over a chunk's tokens.
/// </summary>
/// <param name="BaseRate">The mean activation over all chunks.</param>
/// <param name="Deviation">The standard deviation of the activation.</param>
/// <param name="Density">The share of chunks in which it is active.</param>
/// <param name="ActiveAt">The activation from which it counts as active.</param>
/// <param name="Largest">The largest activation.</param>
/// <param name="Chunks">The chunks of the corpus that were read.</param>
/// <param name="Bands">Chunks of similar activation with examples, the strongest first.</param>
internal sealed record CorpusFigures(
    double BaseRate,
    double Deviation,
    double Density,
    double ActiveAt,
    double Largest,
    long Chunks,
    IReadOnlyList<ActivationBand> Bands)
{
    public static CorpusFigures? Of(StatisticsDocument? measured, ConceptStatistics? concept) =>
        measured is null || concept is null
            ? null
            : new CorpusFigures(
                concept.BaseRate, concept.Deviation, concept.Density, measured.ActiveAt, concept.Largest,
                measured.Chunks, concept.Bands);
}
