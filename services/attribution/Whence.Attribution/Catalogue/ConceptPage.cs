namespace Whence.Attribution.Catalogue;

/// <summary>The answer of <c>GET /v1/concepts</c>.</summary>
/// <param name="Object">Always <c>list</c>.</param>
/// <param name="Data">The concepts, known ones first.</param>
/// <param name="HasMore">Whether there are more.</param>
/// <param name="NextCursor">What to send as cursor for these.</param>
internal sealed record ConceptPage(
    string Object, IReadOnlyList<ConceptSummary> Data, bool HasMore, string? NextCursor);
