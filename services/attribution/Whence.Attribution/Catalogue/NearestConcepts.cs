namespace Whence.Attribution.Catalogue;

/// <summary>The answer of <c>GET /v1/concepts/{kind}/{id}/nearest</c>.</summary>
/// <param name="Object">Always <c>list</c>.</param>
/// <param name="Data">Concepts of both kinds, the nearest first.</param>
internal sealed record NearestConcepts(string Object, IReadOnlyList<ConceptSummary> Data);
