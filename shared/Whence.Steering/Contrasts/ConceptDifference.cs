using Whence.Engine.Concepts;

namespace Whence.Steering.Contrasts;

/// <summary>How a concept differs between two sets of texts.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Concept">Its id within its kind.</param>
/// <param name="Name">What people call it.</param>
/// <param name="First">Its mean score in the first set: for known concepts the chance that they are in a text, for
/// discovered ones the mean weight; 0 to 1.</param>
/// <param name="Second">Its mean score in the second.</param>
/// <param name="Effect">Cohen's d: the difference over the pooled standard deviation, which counts as at least 0.01.
/// </param>
/// <param name="Auc">The chance that a text of the first set scores above one of the second, ties half.</param>
/// <param name="PValue">The chance of a difference this large for any concept of the kind when labels are shuffled.
/// </param>
public sealed record ConceptDifference(
    ConceptKind Kind,
    int Concept,
    string Name,
    double First,
    double Second,
    double Effect,
    double Auc,
    double PValue)
{
    /// <summary>Gets the difference of the means; above zero where the first set has more of the concept.</summary>
    public double Difference => First - Second;
}
