using Whence.Catalogue.Statistics;

namespace Whence.Cli.Concepts;

/// <summary>The answer of <c>whence concepts show --json</c>.</summary>
internal sealed record ConceptPageReport(
    string Kind,
    int Id,
    string Name,
    string? Description,
    string? Group,
    bool IsSteerable,
    bool IsTone,
    bool IsAlignment,
    bool IsDemographic,
    IReadOnlyList<ConceptToken> Tokens,
    IReadOnlyList<SearchRow> Nearest,
    double? BaseRate,
    double? Deviation,
    double? Density,
    double? Largest,
    IReadOnlyList<ActivationBand>? Bands);
