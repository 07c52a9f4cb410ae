namespace Whence.Cli.Tokenize;

/// <summary>The answer of <c>whence tokenize --json</c>.</summary>
internal sealed record TokenizeReport(IReadOnlyList<TokenRow> Tokens, int Count);
