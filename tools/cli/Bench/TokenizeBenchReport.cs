namespace Whence.Cli.Bench;

/// <summary>The answer of <c>whence bench tokenize --json</c>.</summary>
internal sealed record TokenizeBenchReport(IReadOnlyList<TokenizeRow> Texts);
