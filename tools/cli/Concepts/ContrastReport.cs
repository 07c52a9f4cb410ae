using Whence.Engine.Concepts;
using Whence.Steering.Contrasts;

namespace Whence.Cli.Concepts;

/// <summary>The answer of <c>whence concepts contrast --json</c>.</summary>
internal sealed record ContrastReport(
    IReadOnlyList<ContrastRow> Concepts,
    int TextsWith,
    int TextsWithout,
    double ShuffledMean,
    double ShuffledQuantile,
    int Permutations,
    ulong Seed)
{
    public static ContrastReport Of(ContrastResult result, ulong seed) => new(
        [
            .. result.Concepts.Select(concept => new ContrastRow(
                concept.Concept,
                concept.Kind == ConceptKind.Known ? "known" : "discovered",
                concept.Name,
                concept.First,
                concept.Second,
                concept.Difference,
                concept.Effect,
                concept.Auc,
                concept.PValue)),
        ],
        result.FirstTexts,
        result.SecondTexts,
        result.ShuffledMean,
        result.ShuffledQuantile,
        result.Permutations,
        seed);
}
