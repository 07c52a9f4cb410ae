namespace Whence.Attribution.Catalogue;

/// <summary>The answer of <c>GET /v1/concepts/{kind}/{id}</c>.</summary>
/// <param name="Id">Its id within its kind.</param>
/// <param name="Kind">known or discovered.</param>
/// <param name="Label">Its name; a discovered concept has its number.</param>
/// <param name="Description">What it stands for.</param>
/// <param name="Group">The concepts that it belongs with.</param>
/// <param name="Category">topic, tone, demographic or alignment.</param>
/// <param name="IsSteerable">Whether it may be amplified, suppressed or set.</param>
/// <param name="TopTokens">The tokens that it promotes most, whatever its label says.</param>
internal sealed record ConceptDetail(
    int Id,
    string Kind,
    string Label,
    string? Description,
    string? Group,
    string? Category,
    bool IsSteerable,
    IReadOnlyList<PromotedToken> TopTokens);
