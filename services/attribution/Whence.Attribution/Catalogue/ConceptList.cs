namespace Whence.Attribution.Catalogue;

/// <summary>Lists the concepts of the model: known ones by id, then discovered ones by id; with words, the best match
/// first.</summary>
internal sealed class ConceptList(AttributionModel model)
{
    private const int LimitDefault = 20;
    private const int LimitMax = 100;

    private readonly Lazy<IReadOnlyList<ConceptSummary>> _all = new(
        () => [.. model.Book.All().Select(concept => ConceptSummary.Of(concept.Kind, concept.Entry))]);

    public ConceptPage Page(ConceptQuery query)
    {
        var limit = (int)RequestRules.Between(query.Limit ?? LimitDefault, 1, LimitMax, "limit");
        var filter = new ConceptFilter(query);
        var concepts = Ordered(query.Words);
        var found = Enumerable.Range(0, concepts.Count).Skip(ConceptCursor.Read(query.Cursor, concepts.Count))
            .Where(index => filter.Passes(concepts[index]))
            .Take(limit + 1)
            .ToList();
        return new ConceptPage(
            "list",
            [.. found.Take(limit).Select(index => concepts[index])],
            found.Count > limit,
            found.Count > limit ? ConceptCursor.Write(found[limit]) : null);
    }

    private IReadOnlyList<ConceptSummary> Ordered(string? words) => string.IsNullOrWhiteSpace(words)
        ? _all.Value
        :
        [
            .. model.Book.Search(words, int.MaxValue).Select(hit => ConceptSummary.Of(hit.Kind, hit.Entry) with
            {
                Score = Math.Round(hit.Score, 3),
                Match = hit.Match,
            }),
        ];
}
