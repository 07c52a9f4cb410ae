namespace Whence.Attribution.Catalogue;

/// <summary>Which concepts a query keeps; what it does not mention counts for nothing.</summary>
internal sealed class ConceptFilter
{
    private readonly ConceptQuery _query;

    /// <exception cref="Whence.Hosting.Problems.ApiException">The kind is unknown.</exception>
    public ConceptFilter(ConceptQuery query)
    {
        RequestRules.Require(
            query.Kind is null || KindNames.Find(query.Kind) is not null,
            "kind is unknown; use known or discovered.",
            "kind");
        _query = query;
    }

    public bool Passes(ConceptSummary concept) =>
        (_query.Kind is null || concept.Kind == _query.Kind)
        && (_query.Group is null || string.Equals(concept.Group, _query.Group, StringComparison.OrdinalIgnoreCase))
        && Agrees(_query.IsSteerable, concept.IsSteerable)
        && Agrees(_query.IsTone, concept.IsTone)
        && Agrees(_query.IsAlignment, concept.IsAlignment)
        && Agrees(_query.IsDemographic, concept.IsDemographic);

    private static bool Agrees(bool? wanted, bool actual) => wanted is null || wanted == actual;
}
