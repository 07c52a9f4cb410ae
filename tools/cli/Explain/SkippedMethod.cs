namespace Whence.Cli.Explain;

/// <summary>A method that cannot answer this question.</summary>
internal sealed record SkippedMethod(string Name, string Reason);
