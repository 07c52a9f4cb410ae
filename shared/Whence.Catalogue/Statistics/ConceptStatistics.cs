using Whence.Engine.Concepts;

namespace Whence.Catalogue.Statistics;

/// <summary>How a concept behaves over the training corpus; activation means its mean weight over a chunk's tokens.
/// </summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Id">Its id within its kind.</param>
/// <param name="BaseRate">Mean activation over all chunks.</param>
/// <param name="Deviation">Standard deviation of the activation.</param>
/// <param name="Density">The share of chunks in which it is active at all.</param>
/// <param name="Largest">The largest activation.</param>
/// <param name="Words">For a concept without a label, the words that set its strongest chunks apart.</param>
/// <param name="Bands">Chunks by band, strongest first.</param>
public sealed record ConceptStatistics(
    ConceptKind Kind,
    int Id,
    double BaseRate,
    double Deviation,
    double Density,
    double Largest,
    IReadOnlyList<string> Words,
    IReadOnlyList<ActivationBand> Bands)
{
    /// <summary>Returns how many times more active the concept is than on average; 1 is nothing special.</summary>
    /// <param name="activation">The mean weight over some tokens.</param>
    public double? Lift(double activation) => BaseRate > 0 ? activation / BaseRate : null;

    /// <summary>Returns the activation in standard deviations above the base rate.</summary>
    /// <param name="activation">The mean weight over some tokens.</param>
    public double? ZScore(double activation) => Deviation > 0 ? (activation - BaseRate) / Deviation : null;
}
