using Whence.Catalogue.Neighbours;
using Whence.Engine.Concepts;
using Whence.Hosting.Problems;
using Whence.Models;

namespace Whence.Attribution.Catalogue;

/// <summary>Everything on record about one concept, and the concepts near it.</summary>
internal sealed class ConceptPages(AttributionModel model)
{
    private const int CountDefault = 10;
    private const int CountMax = 100;

    private readonly Lazy<ConceptNeighbours> _neighbours = new(
        () => model.Read(loaded => new ConceptNeighbours(loaded.Denoiser)));

    public ConceptDetail Detail(string kind, int id, int? topK)
    {
        var top = (int)RequestRules.Between(topK ?? CountDefault, 1, CountMax, "top_k");
        var which = Find(kind, id);
        var concept = ConceptSummary.Of(which, model.Book.Entry(which, id));
        return new ConceptDetail(
            concept.Id, concept.Kind, concept.Label, concept.Description, concept.Group, concept.Category,
            concept.IsSteerable, concept.IsTone, concept.IsAlignment, concept.IsDemographic,
            model.Read(loaded => Promoted(loaded, which, id, top)),
            CorpusFigures.Of(model.Book.Measured, model.Book.Statistics(which, id)));
    }

    public NearestConcepts Nearest(string kind, int id, int? limit)
    {
        var count = (int)RequestRules.Between(limit ?? CountDefault, 1, CountMax, "limit");
        return new NearestConcepts(
            "list",
            [
                .. _neighbours.Value.Of(Find(kind, id), id, count).Select(near =>
                    ConceptSummary.Of(near.Kind, model.Book.Entry(near.Kind, near.Concept)) with
                    {
                        Cosine = Math.Round(near.Cosine, 4),
                    }),
            ]);
    }

    private static List<PromotedToken> Promoted(LoadedModel loaded, ConceptKind kind, int id, int top) =>
    [
        .. TopTokens.Of(loaded.Denoiser, kind, id, Math.Min(top, loaded.Package.Config.VocabularySize))
            .Select(token => new PromotedToken(
                token.Token, loaded.Package.Tokenizer.TokenText(token.Token), token.Alignment)),
    ];

    private ConceptKind Find(string kind, int id)
    {
        var concepts = model.Package.Config.Concepts;
        return KindNames.Find(kind) is { } found
            && id < (found == ConceptKind.Known ? concepts.Known : concepts.Discovered)
                ? found
                : throw new ApiException(
                    404,
                    "concept_not_found",
                    $"There is no such concept; the model has {concepts.Known} known and {concepts.Discovered} " +
                    "discovered ones, each kind numbered from 0.");
    }
}
