namespace Whence.Cli.Explain;

/// <summary>What a part of the prompt did to the target.</summary>
internal sealed record UnitReport(string Text, int StartChar, int EndChar, double Score);
