namespace Whence.Cli.Concepts;

/// <summary>The answer of <c>whence concepts search --json</c>.</summary>
internal sealed record SearchReport(string Query, IReadOnlyList<SearchRow> Concepts);
