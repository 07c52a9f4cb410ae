namespace Whence.Cli.Concepts;

/// <summary>The answer of <c>whence concepts --json</c>.</summary>
internal sealed record CatalogueReport(int Count, IReadOnlyList<ConceptRow> Concepts);
