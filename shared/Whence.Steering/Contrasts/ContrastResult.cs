namespace Whence.Steering.Contrasts;

/// <summary>The concepts that separate two sets of texts, with the control.</summary>
/// <param name="Concepts">The largest differences first.</param>
/// <param name="FirstTexts">Texts in the first set.</param>
/// <param name="SecondTexts">Texts in the second.</param>
/// <param name="ShuffledMean">The largest difference of any known concept when labels are shuffled: its mean.</param>
/// <param name="ShuffledQuantile">Its 95 % quantile: what a difference must exceed.</param>
/// <param name="Permutations">How often labels were shuffled.</param>
public sealed record ContrastResult(
    IReadOnlyList<ConceptDifference> Concepts,
    int FirstTexts,
    int SecondTexts,
    double ShuffledMean,
    double ShuffledQuantile,
    int Permutations);
