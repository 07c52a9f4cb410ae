namespace Whence.Cli.Tokenize;

/// <summary>The answer of <c>whence detokenize --json</c>.</summary>
internal sealed record DetokenizeReport(string Text);
