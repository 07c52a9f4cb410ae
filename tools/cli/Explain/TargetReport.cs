namespace Whence.Cli.Explain;

/// <summary>The part of the answer that is explained.</summary>
internal sealed record TargetReport(string Name, string Text, int StartChar, int EndChar);
