namespace Whence.Cli.Counterfactual;

/// <summary>A part of the prompt that was masked.</summary>
internal sealed record SpanReport(string Text, int StartChar, int EndChar);
