namespace Whence.Attribution.Catalogue;

/// <summary>The answer of <c>GET /v1/concepts/{kind}/{id}</c>.</summary>
/// <param name="Id">Its id within its kind.</param>
/// <param name="Kind">known or discovered.</param>
/// <param name="Label">Its name; a discovered concept without a label has its number.</param>
/// <param name="Description">What it stands for; without a label, the words of its strongest training chunks.</param>
/// <param name="Group">The concepts that it belongs with.</param>
/// <param name="Category">topic, tone, demographic or alignment.</param>
/// <param name="IsSteerable">Whether it may be amplified, suppressed or set.</param>
/// <param name="IsTone">Whether it is about how something is said.</param>
/// <param name="IsAlignment">Whether it is about conduct, such as flattery or hedging.</param>
/// <param name="IsDemographic">Whether it is about a group of people.</param>
/// <param name="TopTokens">The tokens that it promotes most, whatever its label says.</param>
/// <param name="Statistics">How it behaves over the training corpus, or null where the model was not measured.</param>
internal sealed record ConceptDetail(
    int Id,
    string Kind,
    string Label,
    string? Description,
    string? Group,
    string? Category,
    bool IsSteerable,
    bool IsTone,
    bool IsAlignment,
    bool IsDemographic,
    IReadOnlyList<PromotedToken> TopTokens,
    CorpusFigures? Statistics);
