using System.ComponentModel;
using Whence.Attribution.Catalogue;
using Whence.Catalogue;
using Whence.Steering.Contrasts;

namespace Whence.Attribution.Contrasts;

/// <summary>How one concept differs between two sets of texts.</summary>
/// <param name="Id">Its id within its kind.</param>
/// <param name="Kind">known or discovered.</param>
/// <param name="Label">Its name.</param>
/// <param name="With">Its mean score in the first set.</param>
/// <param name="Without">Its mean score in the second.</param>
/// <param name="Difference">The first minus the second.</param>
/// <param name="Effect">Cohen's d.</param>
/// <param name="Auc">The chance that a text of the first set scores above one of the second.</param>
/// <param name="PValue">The chance of such a difference for any concept of its kind when labels are shuffled.</param>
[Description(
    "with and without are mean scores: the chance that a known concept is in a text, the mean weight of a discovered " +
    "one. p_value counts all concepts of the kind, so that many of them cannot make chance look like a finding.")]
internal sealed record ConceptContrastDocument(
    int Id,
    string Kind,
    string Label,
    double With,
    double Without,
    double Difference,
    double Effect,
    double Auc,
    double PValue)
{
    public static ConceptContrastDocument Of(ConceptDifference found, ConceptBook book) => new(
        found.Concept,
        KindNames.Of(found.Kind),
        book.Entry(found.Kind, found.Concept).Name,
        found.First,
        found.Second,
        found.Difference,
        found.Effect,
        found.Auc,
        found.PValue);
}
