using System.ComponentModel;
using Whence.Steering.Contrasts;

namespace Whence.Attribution.Contrasts;

/// <summary>The concepts that separate two sets of texts, held against shuffled labels.</summary>
[Description(
    "Concepts by the size of their difference. shuffled_quantile is what the largest difference of any known concept " +
    "stays below in 95 % of the shuffles: a difference below it is no finding.")]
internal sealed record ContrastDocument(
    string Object,
    IReadOnlyList<ConceptContrastDocument> Concepts,
    int TextsWith,
    int TextsWithout,
    double ShuffledMean,
    double ShuffledQuantile,
    int Permutations,
    ulong Seed,
    string Model,
    string ModelDigest)
{
    public static ContrastDocument Of(ContrastResult result, ulong seed, AttributionModel model) => new(
        "concept_contrast",
        [.. result.Concepts.Select(concept => ConceptContrastDocument.Of(concept, model.Book))],
        result.FirstTexts,
        result.SecondTexts,
        result.ShuffledMean,
        result.ShuffledQuantile,
        result.Permutations,
        seed,
        model.Name,
        model.Digest);
}
